import type { Excluded, Note, NumericSummary, NumericValue } from '../contract'
import { formatNumber, formatQuantity, formatRatio } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { markdownTable, type Column } from '../markdown/table'

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
    ['Spread (CV)', cv === null ? '–' : formatRatio(cv)],
    ['Smallest', known(min)],
    ['Largest', known(max)],
    ['Interquartile range', known(iqr)],
  ]
  return markdownTable(
    figures.map(([head]) => ({ head, align: 'right' })),
    [figures.map(([, figure]) => figure)],
  )
}

/** The remarks have a column only where there are any. */
function answersTable({ values, unit }: NumericSummary, labels: ReadonlyMap<number, string>): string {
  const remarks = values.map(remarkOn)
  const remarked = remarks.some((remark) => remark !== '')
  const rows = values.map(({ index, value }, at) => [
    labels.get(index) ?? String(index),
    formatQuantity(value, unit),
    ...(remarked ? [remarks[at] ?? ''] : []),
  ])
  const columns: Column[] = [{ head: 'Branch' }, { head: 'Answer', align: 'right' }]
  return markdownTable(remarked ? [...columns, { head: 'Remark' }] : columns, rows)
}

function remarkOn({ range, outlier, used }: NumericValue): string {
  const middle = range === null ? [] : [`middle of ${formatNumber(range.low)}–${formatNumber(range.high)}`]
  const apart = outlier ? [used ? 'outlier' : 'outlier, dropped'] : []
  return [...middle, ...apart].join('; ')
}
