import { chooseDiverse } from '../text/choose-diverse'
import type { BranchReport, Statement } from './read-branches'

export type RankedStatement = { statement: Statement; branch: BranchReport; score: number }

/**
 * How central each statement is to what all branches say: the mean rarity-weighted share of its terms in the other statements.
 * Statements of three terms or fewer say too little to stand alone.
 *
 * @returns every statement of every branch, best first, equals in the order of the branches.
 * @see Radev et al. 2004, Centroid-based summarization of multiple documents.
 */
export function rankStatements(branches: readonly BranchReport[]): RankedStatement[] {
  const all = branches.flatMap((branch) => branch.statements.map((statement) => ({ statement, branch })))
  const holders = new Map<string, number>()
  for (const { statement } of all)
    for (const term of new Set(statement.terms)) holders.set(term, (holders.get(term) ?? 0) + 1)

  const score = ({ terms }: Statement) => {
    const own = [...new Set(terms)]
    if (own.length <= 3) return 0
    // Shared with others makes a term central; in every statement, idle.
    const sum = own.reduce((total, term) => {
      const held = holders.get(term) ?? 1
      return total + (held - 1) * Math.log(all.length / held)
    }, 0)
    return sum / Math.sqrt(own.length)
  }
  return all
    .map((one, at) => ({ ...one, score: score(one.statement), at }))
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .map(({ statement, branch, score: value }) => ({ statement, branch, score: value }))
}

/** The most central statements of one branch that do not repeat one another, in the order in which the branch has them. */
export function keyStatements(ranked: readonly RankedStatement[], branch: BranchReport, count: number): Statement[] {
  const own = ranked.filter((one) => one.branch === branch)
  const chosen = chooseDiverse(
    own.map(({ statement, score }) => ({ item: statement, score: score + 1e-6, terms: statement.terms })),
    count,
  )
  return branch.statements.filter((statement) => chosen.includes(statement))
}
