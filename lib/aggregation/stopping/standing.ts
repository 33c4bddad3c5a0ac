/**
 * How a vote stands while ballots are still to come. Pure figures: which branch said what is of no matter here.
 */
export type Standing = {
  /** Votes, or weight, by answer, the most first. Abstentions are none. */
  votes: readonly { answer: string; votes: number }[]
  /** Ballots that could be read, abstentions included. */
  valid: number
  /** Of those, the ones that abstained. */
  abstained: number
  /** Branches that succeeded or failed. */
  finished: number
  /** What each ballot still to come would count, in declared order. */
  outstanding: readonly number[]
  planned: number
}

/** When a vote under a rule needs no more ballots. */
export type VoteStopper = {
  /** How the rule reads a ballot. */
  extract: { abstain: readonly string[]; fuzzy: boolean; locale: string }
  /** Whether a ballot counts as much as its branch weighs; else every one counts once. */
  weighs: boolean
  /** Whether no ballot still to come can change what the rule finds: the full vote would say the same. */
  isForegone: (standing: Standing) => boolean
  /** Whether the rule asks for nothing but the most votes, so that the odds of two answers tell how sure the leader is. */
  electsMost: boolean
  /** The only answer that matters to the rule, where there is one. */
  sought?: string | undefined
}

export function sumOutstanding({ outstanding }: Standing): number {
  return outstanding.reduce((sum, weight) => sum + weight, 0)
}

/**
 * Whether there are enough ballots for a verdict, now and whatever becomes of the rest: `minValid`, or more than half of all that
 * may yet have finished.
 */
export function isEnough({ valid, finished, outstanding }: Standing, minValid: number | undefined): boolean {
  return valid >= (minValid ?? Math.floor((finished + outstanding.length) / 2) + 1)
}

/** The same vote after the next ballots in declared order all went to one answer, which may be one that nobody gave so far. */
export function afterVotesFor(standing: Standing, answer: string, ballots: number): Standing {
  const gained = standing.outstanding.slice(0, ballots).reduce((sum, weight) => sum + weight, 0)
  const isKnown = standing.votes.some((one) => one.answer === answer)
  const votes = isKnown
    ? standing.votes.map((one) => (one.answer === answer ? { ...one, votes: one.votes + gained } : one))
    : [...standing.votes, { answer, votes: gained }]
  return advance(standing, votes, ballots)
}

/** The same vote after each of the next ballots went to an answer of its own. */
export function afterVotesScatter(standing: Standing, ballots: number): Standing {
  const scattered = standing.outstanding
    .slice(0, ballots)
    .map((votes, at) => ({ answer: `${unseenAnswer}${at}`, votes }))
  return advance(standing, [...standing.votes, ...scattered], ballots)
}

function advance(standing: Standing, votes: readonly { answer: string; votes: number }[], ballots: number): Standing {
  return {
    ...standing,
    votes: votes.toSorted((one, other) => other.votes - one.votes),
    valid: standing.valid + ballots,
    finished: standing.finished + ballots,
    outstanding: standing.outstanding.slice(ballots),
  }
}

/** No answer can be read as this: extraction trims. */
export const unseenAnswer = ' '
