import { nameOf, partBranches, type Spoken } from '../branches'
import type { AggregationInput, Excluded, Note } from '../contract'
import { groupBy } from '../group-by'
import { listNames } from '../extraction/note-remarks'

/** An answer to be judged, and the branches that gave it; the first of them stands for all. */
export type Candidate = { index: number; label: string; text: string; branches: Spoken[] }

/**
 * The answers that are judged, in declared order. Branches that say the same are one candidate: nothing tells them apart, and a judge
 * that was asked to would only show its habits.
 *
 * @param formOf answers of the same form are the same; the text without the white space around it, unless told otherwise.
 */
export function findCandidates(
  { branches }: Pick<AggregationInput, 'branches'>,
  formOf = (text: string) => text.trim(),
): { candidates: Candidate[]; spoken: Spoken[]; excluded: Excluded[]; notes: Note[] } {
  const { spoken, excluded } = partBranches(branches)
  const same = [...groupBy(spoken, ({ output }) => formOf(output)).values()]
  const candidates = same.flatMap((group): Candidate[] => {
    const [first] = group
    return first === undefined ? [] : [{ ...nameOf(first), text: first.output.trim(), branches: group }]
  })
  const notes = candidates
    .filter((candidate) => candidate.branches.length > 1)
    .map((candidate) => ({
      code: 'same_answer',
      message: `${listNames(candidate.branches.map(({ label }) => label))} say the same and were judged once.`,
    }))
  return { candidates, spoken, excluded, notes }
}
