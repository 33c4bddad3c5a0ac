import { chooseDiverse } from '../text/choose-diverse'
import type { Language } from '../text/language'
import type { BranchReport, Statement } from './read-branches'

export type RankedStatement = { statement: Statement; branch: BranchReport; score: number }

/** What counts beside centrality: words of the branch's topic, and standing early, since branches put first what matters most. */
const topicShare = 0.5
const earlyShare = 1

/**
 * How much each statement is worth in a summary: how central it is to what its branch says (the rarity-weighted share of its terms in
 * the branch's other statements), how much it speaks of the branch's topic, and how early it stands.
 *
 * @returns every statement of every branch, best first, equals in the order of the branches.
 * @see Radev et al. 2004, Centroid-based summarization of multiple documents, which adds the same three.
 */
export function rankStatements(branches: readonly BranchReport[], language: Language): RankedStatement[] {
  const ranked = branches.flatMap((branch) => {
    const topic = new Set(language.termsOf(branch.topic))
    const centrality = centralityOf(branch.statements)
    const most = Math.max(1e-9, ...centrality)
    return branch.statements.map((statement, at): RankedStatement => {
      const spoken = statement.terms.filter((term) => topic.has(term)).length / Math.max(1, topic.size)
      return { statement, branch, score: (centrality[at] ?? 0) / most + topicShare * spoken + earlyShare / (1 + at) }
    })
  })
  // A stable sort: equals keep the order of the branches.
  return ranked.toSorted((a, b) => b.score - a.score)
}

/** Statements of three terms or fewer say too little to stand alone. */
function centralityOf(statements: readonly Statement[]): number[] {
  const holders = new Map<string, number>()
  for (const { terms } of statements) for (const term of new Set(terms)) holders.set(term, (holders.get(term) ?? 0) + 1)
  return statements.map(({ terms }) => {
    const own = [...new Set(terms)]
    if (own.length <= 3) return 0
    // Shared with others makes a term central; in every statement it tells nothing.
    const sum = own.reduce((total, term) => {
      const held = holders.get(term) ?? 1
      return total + (held - 1) * Math.log(statements.length / held)
    }, 0)
    return sum / Math.sqrt(own.length)
  })
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
