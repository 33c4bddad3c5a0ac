import type { Excluded, Note, NumericSummary } from '../contract'
import { formatNumber, formatQuantity } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { markdownTable } from '../markdown/table'

type Estimate = {
  name: string
  value: number
  statistics: NumericSummary
  labels: ReadonlyMap<number, string>
  excluded: readonly Excluded[]
  notes: readonly Note[]
}

/** The estimate as a person reads it: the value, how far the answers spread, every answer. */
export function tellEstimate({ name, value, statistics, labels, excluded, notes }: Estimate): string {
  const { n, unit } = statistics
  const answers = `${name} of ${n} ${n === 1 ? 'answer' : 'answers'}`
  return paragraphs(
    `**${formatQuantity(value, unit)}** (${answers}${plausibleRange(statistics)})`,
    ...notes.map(({ message }) => message),
    n > 1 ? figuresTable(statistics) : '',
    answersTable(statistics, labels),
    missingBranches(excluded),
  )
}

function plausibleRange({ interval, intervalMethod, unit }: NumericSummary): string {
  if (interval === null) return ''
  const ends = `${formatNumber(interval.low)}–${formatQuantity(interval.high, unit)}`
  return intervalMethod === 'range' ? `, from smallest to largest ${ends}` : `, plausible range ${ends}`
}

function figuresTable({ median, mean, sd, cv, min, max, iqr }: NumericSummary): string {
  const known = (value: number | null) => (value === null ? '–' : formatNumber(value))
  const figures: [string, string][] = [
    ['Median', known(median)],
    ['Mean', known(mean)],
    ['Standard deviation', known(sd)],
    ['Spread (CV)', cv === null ? '–' : `${formatNumber(cv * 100)} %`],
    ['Smallest', known(min)],
    ['Largest', known(max)],
    ['Interquartile range', known(iqr)],
  ]
  return markdownTable(
    figures.map(([head]) => ({ head, align: 'right' })),
    [figures.map(([, figure]) => figure)],
  )
}

function answersTable({ values, unit }: NumericSummary, labels: ReadonlyMap<number, string>): string {
  return markdownTable(
    [{ head: 'Branch' }, { head: 'Answer', align: 'right' }, { head: 'Remark' }],
    values.map(({ index, value, range, outlier, used }) => [
      labels.get(index) ?? String(index),
      formatQuantity(value, unit),
      [
        range === null ? '' : `middle of ${formatNumber(range.low)}–${formatNumber(range.high)}`,
        outlier ? (used ? 'outlier' : 'outlier, dropped') : '',
      ]
        .filter((remark) => remark !== '')
        .join('; '),
    ]),
  )
}
