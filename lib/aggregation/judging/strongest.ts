import { levelsByScore } from '../ranked/levels-by-score'

/** Strengths that differ by less are equal. */
const equalStrength = 1e-6

/**
 * The strongest candidates by place: one wins, several are tied. The second is tied with the first if its strength is the same, or
 * if the two met and neither won: what stands between them then is only how they did against others.
 */
export function strongest(strengths: readonly number[], wins: readonly (readonly number[])[]): number[] {
  const [top, ...others] = levelsByScore(strengths).flat()
  if (top === undefined) return []
  const best = strengths[top] ?? 0
  const tied = others.filter((other, at) => {
    const won = wins[top]?.[other] ?? 0
    const isEvenPair = at === 0 && won > 0 && won === wins[other]?.[top]
    return best - (strengths[other] ?? 0) < equalStrength || isEvenPair
  })
  return [top, ...tied].toSorted((one, other) => one - other)
}
