import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Spoken } from '../branches'
import type { AggregationInput, Excluded, Note } from '../contract'
import { answerExtractor, type ExtractOptions } from '../extraction/extract-answer'
import type { Category } from '../extraction/extract-category'
import { noteRemarks, type Remarked } from '../extraction/note-remarks'
import { findStructuredAnswer, fraction } from '../extraction/structured-answer'

/** One branch's answer, to be counted. `confidence` is what the branch says of itself, 0 to 1; null when it says nothing. */
export type Ballot = { answer: Category; index: number; label: string; confidence: number | null }

/** Reads a ballot out of every branch, in declared order. What cannot be read is excluded with its reason, never guessed. */
export function castBallots(
  input: AggregationInput,
  options: ExtractOptions,
): { ballots: Ballot[]; excluded: Excluded[]; notes: Note[] } {
  const { spoken, excluded } = partBranches(input.branches)
  const extract = answerExtractor(input.answer, options)
  const ballots: Ballot[] = []
  const remarked: Remarked[] = []
  for (const branch of spoken) {
    const reading = extract(branch.output)
    if (!reading.ok) {
      excluded.push(excludedFor(branch, reading.reason, reading.detail))
      continue
    }
    ballots.push({ answer: reading.value, ...nameOf(branch), confidence: statedConfidence(branch) })
    remarked.push({ label: branch.label, remarks: reading.remarks })
  }
  return { ballots, excluded: inDeclaredOrder(excluded, input), notes: noteRemarks(remarked) }
}

export function statedConfidence(branch: Spoken): number | null {
  return fraction(branch.confidence) ?? findStructuredAnswer(branch.output)?.confidence ?? null
}
