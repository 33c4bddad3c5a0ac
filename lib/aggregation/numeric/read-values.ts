import { excludedFor, inDeclaredOrder, nameOf, partBranches } from '../branches'
import type { AggregationInput, Excluded, Note } from '../contract'
import { extractNumber, numberQuestion, type NumericAnswer } from '../extraction/extract-number'
import { listNames, noteRemarks, type Remarked } from '../extraction/note-remarks'
import { groupBy } from '../group-by'

/** One branch's number. */
export type BranchValue = NumericAnswer & { index: number; label: string }

/** Reads a number out of every branch, in declared order. What cannot be read is excluded with its reason. */
export function readValues(
  input: AggregationInput,
  localeTag: string,
): { values: BranchValue[]; excluded: Excluded[]; notes: Note[] } {
  const { spoken, excluded } = partBranches(input.branches)
  const question = numberQuestion(input.answer, localeTag)
  const values: BranchValue[] = []
  const remarked: Remarked[] = []
  for (const branch of spoken) {
    const reading = extractNumber(branch.output, question)
    if (!reading.ok) {
      excluded.push(excludedFor(branch, reading.reason, reading.detail))
      continue
    }
    values.push({ ...reading.value, ...nameOf(branch) })
    remarked.push({ label: branch.label, remarks: reading.remarks })
  }
  return { values, excluded: inDeclaredOrder(excluded, input), notes: noteRemarks(remarked) }
}

/** Which branches answered in which unit, where there is more than one; null where all agree. Without a conversion they cannot be combined. */
export function mixedUnits(values: readonly BranchValue[]): Note | null {
  const byUnit = groupBy(values, ({ unit }) => unit)
  if (byUnit.size < 2) return null
  const groups = [...byUnit].map(
    ([unit, same]) => `${unit ?? 'no unit'} (${listNames(same.map(({ label }) => label))})`,
  )
  return { code: 'mixed_units', message: `The branches answer in different units: ${groups.join(', ')}.` }
}
