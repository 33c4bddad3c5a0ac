import { inDeclaredOrder, majorityOfFinished, nameOf } from '../branches'
import type { AggregationInput, Agreement, Note, NumericSummary } from '../contract'
import { refused, type Finding } from '../define-rule'
import { formatNumber, formatRatio } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { weightsIgnored } from '../weights'
import type { NumericOptions } from './numeric-options'
import { judgeOutliers } from './judge-outliers'
import { plausibleInterval } from './plausible-interval'
import { mixedUnits, readValues, type BranchValue } from './read-values'
import { summariseValues } from './summarise-values'
import { tellEstimate } from './tell-estimate'
import { trimmedCentre } from './trimmed-centre'

/**
 * What mean, median and trimmed mean have in common: read the numbers, refuse mixed units, flag outliers, estimate, tell the story.
 *
 * @param name how the text calls the estimate: "median".
 * @param dropOf how many of n sorted values are cut off at each end.
 */
export function estimate(
  input: AggregationInput,
  options: NumericOptions,
  name: string,
  dropOf: (n: number) => number,
): Finding {
  const { values, excluded: unread, notes: remarks } = readValues(input, options.locale)
  const provenance = values.map(nameOf)
  const mixed = mixedUnits(values)
  if (mixed !== null) return refused(mixed, { excluded: unread, provenance, notes: remarks })
  const judged = judgeOutliers(values, options)
  const used = judged.values.filter((value) => value.used)
  const sorted = used.map(({ value }) => value).toSorted((one, other) => one - other)
  const drop = dropOf(sorted.length)
  const statistics: NumericSummary = {
    ...summariseValues(sorted),
    unit: values[0]?.unit ?? null,
    ...plausibleInterval(sorted, drop, options.seed),
    values: judged.values,
  }
  const notes = [...judged.notes, ...singleAnswer(values), ...weightsIgnored(input, 'every number'), ...remarks]
  const needed = options.minValid ?? majorityOfFinished(input.branches)
  if (values.length < needed) {
    const message = `${values.length} of ${input.branches.length} branches gave a usable number; ${needed} needed.`
    const text = paragraphs(`**Not enough answers.** ${message}`, missingBranches(unread))
    const why = { code: 'too_few_answers', message }
    return { outcome: 'insufficient', text, statistics, excluded: unread, provenance, notes: [why, ...notes] }
  }
  const value = trimmedCentre(sorted, drop)
  const dropped = new Set(judged.dropped.map(({ index }) => index))
  const excluded = inDeclaredOrder([...unread, ...judged.dropped], input)
  return {
    outcome: 'decided',
    value,
    text: tellEstimate({ name, value, statistics, labels: labelsOf(values), excluded, notes: judged.notes }),
    agreement: spread(statistics),
    statistics,
    excluded,
    provenance: provenance.filter(({ index }) => !dropped.has(index)),
    notes,
  }
}

/** One question answered with numbers: how far they spread around their mean. Smaller is closer. */
function spread({ n, cv, sd, min, max }: NumericSummary): Agreement | null {
  if (cv === null || min === null || max === null) return null
  const reading = `${n} answers, spread ${formatRatio(cv)} of the mean, from ${formatNumber(min)} to ${formatNumber(max)}`
  return { statistic: 'coefficientOfVariation', value: cv, interval: null, reading, figures: { sd } }
}

function labelsOf(values: readonly BranchValue[]): ReadonlyMap<number, string> {
  return new Map(values.map(({ index, label }) => [index, label]))
}

function singleAnswer(values: readonly BranchValue[]): Note[] {
  if (values.length !== 1) return []
  return [{ code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }]
}
