import { z } from 'zod'
import { agreementOfItems } from '../agreement/agreement-of-items'
import { majorityOfFinished, nameOf } from '../branches'
import type { Agreement, AggregationInput, RaterAgreement } from '../contract'
import { defineLocalRule, refused, type Finding } from '../define-rule'
import { formatNumber } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { markdownTable } from '../markdown/table'
import { distance, geometricMedian as medianOf } from '../numeric/geometric-median'
import { readVectors, type Vector } from '../numeric/read-vectors'
import { minValid } from '../options'
import { weightsIgnored } from '../weights'

/** Several figures of one branch belong together: the point nearest to all branches at once, not a median field by field. */
export const geometricMedian = defineLocalRule({
  name: 'geometricMedian',
  label: 'Geometric median',
  summary: 'For several numbers at once, in JSON: the point nearest to all branches. Outliers barely move it.',
  family: 'numeric',
  answers: ['json', 'text'],
  options: z.strictObject({ minValid }),
  find: (input, options) => locate(input, options.minValid),
})

function locate(input: AggregationInput, fewest: number | undefined): Finding {
  const { vectors, fields, isList, excluded } = readVectors(input)
  const provenance = vectors.map(nameOf)
  const notes = weightsIgnored(input, 'every branch')
  const needed = fewest ?? majorityOfFinished(input.branches)
  if (vectors.length < needed || vectors.length === 0) {
    const message = `${vectors.length} of ${input.branches.length} branches gave a list or an object of numbers; ${needed} needed.`
    const text = paragraphs(`**Not enough answers.** ${message}`, missingBranches(excluded))
    return {
      outcome: 'insufficient',
      text,
      excluded,
      provenance,
      notes: [{ code: 'too_few_answers', message }, ...notes],
    }
  }
  // In an order of their own: sums of rounded numbers must not show the order of the branches.
  const points = vectors.map(({ coordinates }) => coordinates).toSorted(compare)
  const centre = medianOf(points)
  if (!centre.every(Number.isFinite)) {
    const message = 'The numbers are too large to be combined.'
    return refused({ code: 'too_large', message }, { excluded, provenance, notes })
  }
  const ratings = fields.map((_, at) => vectors.map(({ coordinates }) => coordinates[at] ?? null))
  const raterAgreement = agreementOfItems(ratings, 'interval')
  return {
    outcome: 'decided',
    value: isList ? centre : Object.fromEntries(fields.map((field, at) => [field, centre[at] ?? 0])),
    text: paragraphs(tell(fields, vectors, centre), missingBranches(excluded)),
    agreement: agreementOf(raterAgreement),
    raterAgreement,
    excluded,
    provenance,
    notes: [
      ...(vectors.length === 1
        ? [{ code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }]
        : []),
      ...notes,
    ],
  }
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((coordinate, axis) => coordinate !== other[axis])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}

function tell(fields: readonly string[], vectors: readonly Vector[], centre: readonly number[]): string {
  const values = (at: number) => vectors.map(({ coordinates }) => coordinates[at] ?? 0)
  const table = markdownTable(
    [
      { head: 'Field' },
      { head: 'Geometric median', align: 'right' },
      { head: 'Smallest', align: 'right' },
      { head: 'Largest', align: 'right' },
    ],
    fields.map((field, at) => [
      field,
      formatNumber(centre[at] ?? 0),
      formatNumber(Math.min(...values(at))),
      formatNumber(Math.max(...values(at))),
    ]),
  )
  const away = vectors.map(({ label, coordinates }) => ({ label, away: distance(coordinates, centre) }))
  const farthest = away.toSorted((one, other) => other.away - one.away)[0]
  if (vectors.length < 3 || farthest === undefined || !Number.isFinite(farthest.away)) return table
  return paragraphs(table, `Farthest from it: ${farthest.label}, at a distance of ${formatNumber(farthest.away)}.`)
}

/** Alpha of the branches over the fields; null for one branch or one field, and where nothing varies. */
function agreementOf(raters: RaterAgreement | null): Agreement | null {
  const value = raters?.krippendorffAlpha ?? null
  if (raters === null || value === null) return null
  const reading = `Krippendorff’s alpha ${formatNumber(Number(value.toFixed(3)))} of ${raters.raters} branches over ${raters.items} fields`
  return { statistic: 'krippendorffAlpha', value, interval: null, reading, figures: raters.figures }
}
