/** Scores that differ by no more are equal: sums of thirds and sevenths are rounded. */
const roundingError = 1e-9

/** Options from the highest score to the lowest, those with equal scores on one level, in their own order. */
export function levelsByScore(scores: readonly number[]): number[][] {
  const sorted = [...scores.keys()].toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
  const levels: number[][] = []
  for (const option of sorted) {
    const level = levels.at(-1)
    const highest = scores[level?.[0] ?? option] ?? 0
    if (level !== undefined && highest - (scores[option] ?? 0) <= roundingError) level.push(option)
    else levels.push([option])
  }
  return levels.map((level) => level.toSorted((one, other) => one - other))
}
