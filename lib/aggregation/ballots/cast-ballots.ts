import type { AggregationInput, Excluded, Note } from '../contract'
import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Spoken } from '../branches'
import { extractCategory, type Category } from '../extraction/extract-category'
import { extractNumber, numberQuestion } from '../extraction/extract-number'
import { read, type Reading } from '../extraction/reading'
import { findStructuredAnswer, fraction } from '../extraction/structured-answer'
import { noteRemarks, type Remarked } from '../extraction/note-remarks'

/** One branch's answer, to be counted. */
export type Ballot = { answer: Category; index: number; label: string; confidence: number | null }

export type CastOptions = { abstain: readonly string[]; fuzzy: boolean; locale: string }

/** Reads a ballot out of every branch, in declared order. What cannot be read is excluded with its reason, never guessed. */
export function castBallots(
  input: AggregationInput,
  options: CastOptions,
): { ballots: Ballot[]; excluded: Excluded[]; notes: Note[] } {
  const { spoken, excluded } = partBranches(input.branches)
  const extract = extractorFor(input, options)
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

function extractorFor({ answer }: AggregationInput, options: CastOptions): (output: string) => Reading<Category> {
  if (answer.type === 'number') return numberExtractor(answer, options)
  const choices = answer.type === 'choice' ? answer.choices : []
  return (output) => extractCategory(output, { choices, abstain: options.abstain, fuzzy: options.fuzzy })
}

/** Numbers are the same ballot when value and unit are the same, however they are written. */
function numberExtractor(answer: AggregationInput['answer'], options: CastOptions) {
  const question = numberQuestion(answer, options.locale)
  return (output: string): Reading<Category> => {
    const number = extractNumber(output, question)
    if (number.ok) {
      const { value, unit } = number.value
      const label = unit === null ? String(value) : `${value} ${unit}`
      return read({ key: label, label, abstained: false }, number.remarks)
    }
    const category = extractCategory(output, { choices: [], abstain: options.abstain, fuzzy: false })
    return category.ok && category.value.abstained ? category : number
  }
}

function statedConfidence(branch: Spoken): number | null {
  return fraction(branch.confidence) ?? findStructuredAnswer(branch.output)?.confidence ?? null
}
