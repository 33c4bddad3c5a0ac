import { inDeclaredOrder, majorityOfFinished, nameOf } from '../branches'
import type { AggregationInput, Agreement, Note, NumericSummary } from '../contract'
import { refused, type Finding } from '../define-rule'
import { formatNumber, formatRatio } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { findBadWeights, weightOf, weightsIgnored } from '../weights'
import type { Estimator, Points } from './estimator'
import type { NumericOptions } from './numeric-options'
import { judgeOutliers } from './judge-outliers'
import { plausibleInterval } from './plausible-interval'
import { mixedUnits, readValues, type BranchValue } from './read-values'
import { summariseValues } from './summarise-values'
import { tellEstimate } from './tell-estimate'

/** What the rules over numbers have in common: read the numbers, refuse mixed units, flag outliers, estimate, tell the story. */
export function estimate(input: AggregationInput, options: NumericOptions, estimator: Estimator): Finding {
  const { values, excluded: unread, notes: remarks } = readValues(input, options.locale)
  const provenance = values.map(nameOf)
  const weights = weightsOf(values, input, estimator)
  const refusal = mixedUnits(values) ?? estimator.refuse?.(values) ?? weights.bad
  if (refusal !== null) return refused(refusal, { excluded: unread, provenance, notes: remarks })
  const judged = judgeOutliers(values, options)
  const used = judged.values.filter((value) => value.used).toSorted((one, other) => one.value - other.value)
  const sorted = used.map(({ value }) => value)
  // A branch without weight takes no part in the estimate, only in the figures beside it.
  const points = pointsOf(
    used.filter(({ index }) => weights.of(index) > 0),
    weights.of,
  )
  const told = [...judged.notes, ...(estimator.remark?.(values) ?? [])]
  const statistics: NumericSummary = {
    ...summariseValues(sorted),
    unit: values[0]?.unit ?? null,
    ...plausibleInterval(points.sorted, estimator.sampler(points), options.seed),
    values: judged.values,
  }
  const notes = [...told, ...singleAnswer(values), ...weights.notes, ...remarks]
  const needed = options.minValid ?? majorityOfFinished(input.branches)
  if (values.length < needed) {
    const message = `${values.length} of ${input.branches.length} branches gave a usable number; ${needed} needed.`
    const text = paragraphs(`**Not enough answers.** ${message}`, missingBranches(unread))
    const why = { code: 'too_few_answers', message }
    return { outcome: 'insufficient', text, statistics, excluded: unread, provenance, notes: [why, ...notes] }
  }
  if (points.sorted.length === 0) {
    const message = 'No branch with a weight gave a number that is used.'
    return refused({ code: 'no_weight', message }, { statistics, excluded: unread, provenance, notes })
  }
  const value = estimator.centre(points)
  const dropped = new Set(judged.dropped.map(({ index }) => index))
  const excluded = inDeclaredOrder([...unread, ...judged.dropped], input)
  return {
    outcome: 'decided',
    value,
    text: tellEstimate({ name: estimator.name, value, statistics, labels: labelsOf(values), excluded, notes: told }),
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

type Weights = { of: (index: number) => number; bad: Note | null; notes: Note[] }

/** For most rules all numbers are equal. A weight that cannot be used matters only where the branch gave a number. */
function weightsOf(values: readonly BranchValue[], input: AggregationInput, { weighted }: Estimator): Weights {
  if (weighted !== true) return { of: () => 1, bad: null, notes: weightsIgnored(input, 'every number') }
  const read = new Set(values.map(({ index }) => index))
  const branches = input.branches.filter(({ index }) => read.has(index))
  const byIndex = new Map(branches.map((branch) => [branch.index, weightOf(branch)]))
  return { of: (index) => byIndex.get(index) ?? 0, bad: findBadWeights(branches), notes: [] }
}

function pointsOf(values: readonly { index: number; value: number }[], weightAt: (index: number) => number): Points {
  return { sorted: values.map(({ value }) => value), weights: values.map(({ index }) => weightAt(index)) }
}

function labelsOf(values: readonly BranchValue[]): ReadonlyMap<number, string> {
  return new Map(values.map(({ index, label }) => [index, label]))
}

function singleAnswer(values: readonly BranchValue[]): Note[] {
  if (values.length !== 1) return []
  return [{ code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }]
}
