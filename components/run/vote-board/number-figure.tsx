'use client'

import dynamic from 'next/dynamic'
import type { NumericSummary } from '@/lib/aggregation/contract'
import { formatValue, plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { AsTable } from './as-table'
import { needsLogScale, numberPoints } from './number-points'
import { numberStripHeightPx } from './number-strip-height'

const NumberChart = dynamic(() => import('./number-chart').then(({ NumberChart }) => NumberChart), { ssr: false })

type NumberFigureProps = { summary: NumericSummary; value: number | null; rule: string; refs: readonly IncomingRef[] }

/** The numeric answers on a strip, with what the strip says in words and every answer as a table. */
export function NumberFigure({ summary, value, rule, refs }: NumberFigureProps) {
  const { values, unit } = summary
  if (values.length === 0) return null
  const nameOf = (index: number) => refs[index]?.label ?? `Branch ${index + 1}`
  const outliers = values.filter((entry) => entry.outlier)
  const range = rangeInWords(summary)
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-xs font-medium text-muted">
        Answers on a line{needsLogScale(summary) ? ', in orders of magnitude' : ''}
      </figcaption>
      <div
        role="img"
        aria-label={`${plural(summary.n, 'number')}${value === null ? '' : `, ${rule} ${formatValue(value, unit)}`}${range === null ? '' : `, ${range}`}`}
        style={{ height: numberStripHeightPx(numberPoints(summary)) }}
      >
        <NumberChart summary={summary} value={value} valueName={rule} nameOf={nameOf} />
      </div>
      <p className="text-xs text-muted tabular">{figuresInWords(summary, range)}</p>
      {outliers.length === 0 ? null : (
        <p className="text-xs text-failed">
          Far from the others (◇; dropped: ×):{' '}
          {outliers.map((entry) => `${nameOf(entry.index)} (${formatValue(entry.value, unit)})`).join(', ')}.
        </p>
      )}
      <AsTable>
        <table className="w-full border-collapse text-xs">
          <caption className="sr-only">Answers</caption>
          <thead className="text-left text-muted">
            <tr>
              {['Branch', 'Answer', 'As written', 'Remark'].map((head) => (
                <th key={head} scope="col" className="border-b border-line py-1 pr-3 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="tabular">
            {values.map((entry) => (
              <tr key={entry.index}>
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {nameOf(entry.index)}
                </th>
                <td className="py-1 pr-3">{formatValue(entry.value, unit)}</td>
                <td className="max-w-48 truncate py-1 pr-3 text-muted" title={entry.written}>
                  {entry.written}
                </td>
                <td className="py-1 pr-3 text-muted">
                  {entry.used ? (entry.outlier ? 'far from the others' : '') : 'dropped as an outlier'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </AsTable>
    </figure>
  )
}

function rangeInWords({ interval, intervalMethod, unit }: NumericSummary): string | null {
  if (interval === null) return null
  const ends = `${formatValue(interval.low)} to ${formatValue(interval.high, unit)}`
  return intervalMethod === 'range' ? `smallest to largest ${ends}` : `plausible range ${ends}`
}

function figuresInWords({ n, unit, median, mean, sd, cv }: NumericSummary, range: string | null): string {
  const parts = [
    plural(n, 'number'),
    median === null ? null : `median ${formatValue(median, unit)}`,
    mean === null ? null : `mean ${formatValue(mean, unit)}`,
    range,
    sd === null ? null : `standard deviation ${formatValue(sd, unit)}`,
    cv === null ? null : `spread ${formatValue(Math.round(cv * 1000) / 10)} %`,
  ]
  return `${parts.filter((part) => part !== null).join(', ')}.`
}
