import { z } from 'zod'
import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Named } from '../branches'
import type { Agreement, AggregationInput, Excluded, Merge, Note } from '../contract'
import { defineLocalRule, type Finding } from '../define-rule'
import { listNames } from '../extraction/note-remarks'
import { canonical, findJson } from '../json/find-json'
import { mergeJson, type Given } from '../json/merge-json'
import { rateFields } from '../json/rate-fields'
import { schemaCheck } from '../json/schema-check'
import { formatShare } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { markdownTable } from '../markdown/table'

const options = z.strictObject({
  itemKey: z
    .string()
    .default('')
    .describe('The field by which two objects in lists are the same, such as name. Empty: where they are equal.'),
  minValid: z.int().positive().default(1).describe('Fewest branches with usable JSON for a result.'),
})

/**
 * Merges the JSON of the branches field by field. Where they differ the value of most branches is taken, of equally many that of
 * the earlier branch, and the conflict is listed.
 */
export const jsonMerge = defineLocalRule({
  name: 'jsonMerge',
  label: 'Merge JSON',
  summary: 'One JSON value from all, field by field, with every conflict listed.',
  family: 'join',
  answers: ['json', 'text'],
  options,
  find: (input, { itemKey, minValid }) => {
    const { given, voters, excluded, notes } = readJson(input)
    if (given.length < minValid || given.length === 0)
      return tooFew(given.length, minValid, input, { voters, excluded })
    const { value, ...merge } = mergeJson(given, itemKey)
    return {
      outcome: 'decided',
      value,
      text: paragraphs(
        `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``,
        conflictTable(merge, voters),
        missingBranches(excluded),
      ),
      agreement: fieldAgreement(merge),
      merge,
      raterAgreement: rateFields(given),
      excluded,
      provenance: voters,
      notes,
    }
  },
})

type Read = { given: Given[]; voters: Named[]; excluded: Excluded[]; notes: Note[] }

function readJson(input: AggregationInput): Read {
  const { spoken, excluded } = partBranches(input.branches)
  const { isChecked, problemOf } = schemaCheck(input.answer)
  const given: Given[] = []
  const voters: Named[] = []
  for (const branch of spoken) {
    const reading = findJson(branch.output)
    const problem = reading.ok ? problemOf(reading.value) : null
    if (!reading.ok) excluded.push(excludedFor(branch, reading.reason, reading.detail))
    else if (problem !== null) excluded.push(excludedFor(branch, 'wrong_schema', problem))
    else {
      given.push({ index: branch.index, value: reading.value })
      voters.push(nameOf(branch))
    }
  }
  const hasSchema = input.answer.type === 'json' && Object.keys(input.answer.schema).length > 0
  const message = 'The JSON schema could not be read, so the branches were not checked by it.'
  const notes = hasSchema && !isChecked ? [{ code: 'schema_not_checked', message }] : []
  return { given, voters, excluded: inDeclaredOrder(excluded, input), notes }
}

function tooFew(
  valid: number,
  needed: number,
  { branches }: AggregationInput,
  { voters, excluded }: { voters: Named[]; excluded: Excluded[] },
): Finding {
  const message = `${valid} of ${branches.length} branches gave JSON that can be used; ${needed} needed.`
  const text = paragraphs(`**Not enough answers.** ${message}`, missingBranches(excluded))
  return { outcome: 'insufficient', text, excluded, provenance: voters, notes: [{ code: 'too_few_answers', message }] }
}

function conflictTable({ conflicts }: Merge, voters: readonly Named[]): string {
  if (conflicts.length === 0) return ''
  const labels = new Map(voters.map(({ index, label }) => [index, label]))
  const rows = conflicts.flatMap(({ path, values, chosen }) =>
    values.map(({ value, branches }) => [
      path === '' ? 'the whole' : path,
      canonical(value),
      listNames(branches.map((index) => labels.get(index) ?? String(index))),
      canonical(value) === canonical(chosen) ? 'taken' : '',
    ]),
  )
  return markdownTable([{ head: 'Conflict' }, { head: 'Value' }, { head: 'Branches' }, { head: '' }], rows)
}

/** The share of the fields given by several branches in which they do not differ; null where there is none. */
function fieldAgreement({ conflicts, support }: Merge): Agreement | null {
  const shared = support.filter(({ branches }) => branches > 1).length
  if (shared === 0) return null
  const differing = new Set(conflicts.map(({ path }) => path)).size
  const value = Math.max(0, (shared - differing) / shared)
  const reading = `${shared - differing} of ${shared} shared fields are the same (${formatShare(value)})`
  return { statistic: 'fieldAgreement', value, interval: null, reading, figures: { sharedFields: shared } }
}
