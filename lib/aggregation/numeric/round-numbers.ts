const bases = [100, 10, 5] as const

/** Beyond it, as many round answers are no accident. */
const surprising = 0.01

/** Fewer different answers cannot tell a habit from an accident. */
const fewestAnswers = 4

/** `round` of `answers` different answers are multiples of `base`. */
type Heaping = { base: number; round: number; answers: number }

/**
 * Whether the answers keep to round numbers, as those do who guess: of the different whole numbers, far more are multiples of 100,
 * 10 or 5 than last digits at random would give. The largest such base is reported.
 *
 * A one-sided exact binomial test for each base b: k of m different answers are multiples, each with probability 1 / b; reported
 * where P(X ≥ k) < 0.01. Answers that are equal count once, since many branches may know the same round truth; those below the
 * base, zero included, say nothing about it; a fraction is no multiple.
 *
 * @returns null where nothing is striking, or there are fewer than four different answers to judge by.
 * @see Whipple's index of digit preference, United Nations Manual II, 1955.
 */
export function findHeaping(values: readonly number[]): Heaping | null {
  const different = [...new Set(values.map(Math.abs))]
  for (const base of bases) {
    const judged = different.filter((value) => value >= base)
    const round = judged.filter((value) => value % base === 0).length
    if (judged.length >= fewestAnswers && atLeast(round, judged.length, 1 / base) < surprising) {
      return { base, round, answers: judged.length }
    }
  }
  return null
}

/** P(X ≥ k) for X binomial with n tries of probability p. */
function atLeast(k: number, n: number, p: number): number {
  let term = (1 - p) ** n
  let below = 0
  for (let x = 0; x < k; x += 1) {
    below += term
    term *= ((n - x) / (x + 1)) * (p / (1 - p))
  }
  return Math.max(0, 1 - below)
}
