/**
 * How many findings no branch made, estimated from how often findings were made twice; null where that says nothing.
 *
 * - Two branches: Chapman, (n1 + 1)(n2 + 1) / (m + 1) − 1 in all, m made by both, less those that were made.
 * - Three or more: Chao1, f1² / (2 f2), or f1(f1 − 1) / 2 where f2 is 0; f1 and f2 are the findings made once and twice.
 *
 * @param flaggedBy the branches of every finding.
 * @see Chapman 1951; Chao 1984, Nonparametric Estimation of the Number of Classes in a Population.
 */
export function findingsMissed(
  flaggedBy: readonly (readonly number[])[],
  branches: readonly number[],
): { estimator: 'chapman' | 'chao1'; missed: number } | null {
  if (flaggedBy.length === 0 || branches.length < 2) return null
  if (branches.length === 2) {
    const [n1 = 0, n2 = 0] = branches.map((branch) => flaggedBy.filter((found) => found.includes(branch)).length)
    const both = flaggedBy.filter((found) => found.length === 2).length
    const all = ((n1 + 1) * (n2 + 1)) / (both + 1) - 1
    return { estimator: 'chapman', missed: Math.max(0, all - flaggedBy.length) }
  }
  const once = flaggedBy.filter((found) => found.length === 1).length
  const twice = flaggedBy.filter((found) => found.length === 2).length
  const missed = twice === 0 ? (once * (once - 1)) / 2 : (once * once) / (2 * twice)
  return { estimator: 'chao1', missed }
}
