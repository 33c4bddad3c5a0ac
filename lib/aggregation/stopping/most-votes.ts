import { isEnough, sumOutstanding, type Standing } from './standing'

/**
 * Whether the leader cannot be overtaken or caught up with any more: c1 − c2 > r, with r the votes outstanding and c2 = 0 where
 * there is one answer. The winner is that of the full vote, always. With weights, r is the sum of those outstanding.
 *
 * @see aggregation.md section 2.5.
 */
export function isUnbeatable(standing: Standing, minValid: number | undefined): boolean {
  const [first, second] = standing.votes
  if (first === undefined || !isEnough(standing, minValid)) return false
  const left = sumOutstanding(standing)
  const lead = first.votes - (second?.votes ?? 0)
  // Sums of weights such as 0.1 + 0.2 are off by a rounding: a lead as small as that is none.
  return lead > left + roundingError * (first.votes + left)
}

const roundingError = 1e-9

/**
 * How sure it is that the leader of two answers is the more frequent one: 1 − I½(c1 + 1, c2 + 1), the Beta posterior with a uniform
 * prior, as the exact sum Σ over j ≤ c1 of C(c1 + c2 + 1, j) / 2^(c1 + c2 + 1). It is sure once, at the look taken: over many looks
 * the chance of a mistake is larger.
 *
 * @see Aggarwal et al. 2023, Let's Sample Step by Step, arXiv 2305.11860; aggregation.md section 2.5.
 */
export function betaSurety(first: number, second: number): number {
  const n = first + second + 1
  // From the largest term of the tail down, in logarithms: 2^-n alone is 0 from n = 1075 on.
  let log = -n * Math.LN2
  let sum = 0
  for (let j = 0; j <= first; j += 1) {
    sum += Math.exp(log)
    log += Math.log(n - j) - Math.log(j + 1)
  }
  return Math.min(1, sum)
}
