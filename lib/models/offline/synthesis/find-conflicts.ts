import { jaccard } from '../text/choose-diverse'
import type { BranchReport, Statement } from './read-branches'

export type Conflict = { topic: string; positions: { branch: BranchReport; statement: Statement }[] }

/** Two statements speak of the same thing when so many of their words, numbers aside, are the same. */
const sameThing = 0.6
const maxConflicts = 5

/** Statements of different branches that say the same in all but their numbers. Cautious: a conflict that is none misleads. */
export function findConflicts(branches: readonly BranchReport[]): Conflict[] {
  const read = branches.flatMap((branch) =>
    branch.statements.flatMap((statement) => {
      const numbers = statement.terms.filter(isNumber)
      const words = new Set(statement.terms.filter((term) => !isNumber(term)))
      return numbers.length === 0 || words.size < 2 ? [] : [{ branch, statement, numbers: new Set(numbers), words }]
    }),
  )
  const conflicts: Conflict[] = []
  for (const [at, one] of read.entries()) {
    for (const other of read.slice(at + 1)) {
      if (conflicts.length === maxConflicts) return conflicts
      if (one.branch === other.branch || jaccard(one.words, other.words) < sameThing) continue
      if ([...one.numbers].some((number) => other.numbers.has(number))) continue
      const topic = [...one.words]
        .filter((word) => other.words.has(word))
        .slice(0, 4)
        .join(' ')
      conflicts.push({ topic, positions: [one, other].map(({ branch, statement }) => ({ branch, statement })) })
    }
  }
  return conflicts
}

function isNumber(term: string): boolean {
  return /^\d/.test(term)
}
