import type { Outcome } from './trial-engine'
import { eventsOf } from './branches-of'

/** What every whole answer says; the server fills in the branch. */
export const answerText =
  'Branch {branch}: prices rise in the north. — “Ja, schön” said the 市場, and so did the others.'
export const textOf = (branch: number) => answerText.replace('{branch}', String(branch))

/**
 * The promise behind all of these trials: what is stored as a success is the whole of what was to be said, and what is kept of an
 * attempt that failed is its beginning. Each violation in a sentence.
 */
export function judgeTexts({ events }: Outcome): string[] {
  const violations: string[] = []
  for (const { branch, attempt, output } of eventsOf(events, 'branch.succeeded')) {
    if (output.text !== textOf(branch))
      violations.push(`branch ${branch}, attempt ${attempt}, succeeded with “${output.text}”`)
  }
  for (const { branch, attempt, partialText } of eventsOf(events, 'branch.failed')) {
    if (!textOf(branch).startsWith(partialText))
      violations.push(`branch ${branch}, attempt ${attempt}, kept “${partialText}”`)
  }
  return violations
}
