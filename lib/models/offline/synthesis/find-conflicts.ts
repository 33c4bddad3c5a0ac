import { jaccard } from '../text/choose-diverse'
import type { BranchReport, Statement } from './read-branches'

type Position = { branch: BranchReport; statement: Statement }
export type Conflict = { topic: string; positions: Position[] }

/** Two statements speak of the same thing when so many of their words, figures aside, are the same. */
const sameThing = 0.75
const maxConflicts = 5

/**
 * Statements of different branches that say the same with other figures. Cautious, since a conflict that is none misleads: the years
 * must be the same, and no figure may stand in both.
 */
export function findConflicts(branches: readonly BranchReport[]): Conflict[] {
  const read = branches.flatMap((branch) =>
    branch.statements.flatMap((statement) => {
      const figures = new Set(statement.terms.filter(isFigure))
      const words = new Set(statement.terms.filter((term) => !isFigure(term)))
      return figures.size === 0 || words.size < 2 ? [] : [{ branch, statement, figures, words }]
    }),
  )
  const conflicts: Conflict[] = []
  for (const [at, one] of read.entries()) {
    for (const other of read.slice(at + 1)) {
      if (conflicts.length === maxConflicts) return conflicts
      if (one.branch === other.branch || jaccard(one.words, other.words) < sameThing) continue
      if (yearsIn(one.words) !== yearsIn(other.words) || [...one.figures].some((figure) => other.figures.has(figure)))
        continue
      conflicts.push({ topic: sharedWords(one.statement.text, other.statement.text), positions: [one, other] })
    }
  }
  return conflicts
}

/** Years say when, they are not what is measured. */
function isFigure(term: string): boolean {
  return /^\d[\d.,]*%?$/.test(term) && !/^(?:19|20)\d\d$/.test(term)
}

function yearsIn(words: ReadonlySet<string>): string {
  return [...words]
    .filter((word) => /^(?:19|20)\d\d$/.test(word))
    .toSorted()
    .join()
}

/** What both speak of, in the words of the first. */
function sharedWords(one: string, other: string): string {
  const known = new Set(other.toLowerCase().match(/\p{L}{4,}/gu))
  const shared = [...new Set(one.match(/\p{L}{4,}/gu))].filter((word) => known.has(word.toLowerCase()))
  return shared.slice(0, 6).join(' ')
}
