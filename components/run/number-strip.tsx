import type { NumericSummary } from '@/lib/aggregation/contract'
import { cn } from '@/components/ui/cn'
import { formatValue, plural } from './format-figures'
import type { IncomingRef } from './incoming-refs'

type NumberStripProps = { summary: NumericSummary; value: number | null; refs: readonly IncomingRef[] }

/** The numeric answers on one line: a dot per branch, the result as a mark, outliers hollow, and the figures in words. */
export function NumberStrip({ summary, value, refs }: NumberStripProps) {
  const { values, unit } = summary
  if (values.length === 0) return null
  const all = [...values.map((entry) => entry.value), ...(value === null ? [] : [value])]
  const low = Math.min(...all)
  const span = Math.max(...all) - low || 1
  const place = (at: number) => `${4 + ((at - low) / span) * 92}%`
  const outliers = values.filter((entry) => entry.outlier)
  const nameOf = (index: number) => refs[index]?.label ?? `Branch ${index + 1}`

  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-xs font-medium text-muted">Answers on a line</figcaption>
      <div
        role="img"
        aria-label={values
          .map(
            (entry) => `${nameOf(entry.index)}: ${formatValue(entry.value, unit)}${entry.outlier ? ', outlier' : ''}`,
          )
          .join('; ')}
        className="relative h-11"
      >
        <div className="absolute inset-x-0 top-4 h-px bg-line" />
        {summary.interval === null ? null : (
          <div
            className="absolute top-2.5 h-3 rounded-full bg-accent-soft"
            style={{
              left: place(Math.max(low, summary.interval.low)),
              right: `calc(100% - ${place(Math.min(low + span, summary.interval.high))})`,
            }}
          />
        )}
        {values.map((entry) => (
          <span
            key={entry.index}
            title={`${nameOf(entry.index)}: ${formatValue(entry.value, unit)}`}
            className={cn(
              'absolute top-4 size-2.5 -translate-1/2 rounded-full border-2',
              entry.outlier ? 'border-failed bg-surface' : 'border-surface bg-muted',
            )}
            style={{ left: place(entry.value) }}
          />
        ))}
        {value === null ? null : (
          <span
            className="absolute top-1 h-6 w-0.5 -translate-x-1/2 rounded-full bg-accent"
            style={{ left: place(value) }}
          />
        )}
        <span className="absolute bottom-0 left-0 text-2xs text-faint tabular">{formatValue(low, unit)}</span>
        <span className="absolute right-0 bottom-0 text-2xs text-faint tabular">{formatValue(low + span, unit)}</span>
      </div>
      <p className="text-xs text-muted tabular">
        {[
          `${plural(summary.n, 'number')}`,
          summary.median === null ? null : `median ${formatValue(summary.median, unit)}`,
          summary.mean === null ? null : `mean ${formatValue(summary.mean, unit)}`,
          summary.sd === null ? null : `standard deviation ${formatValue(summary.sd, unit)}`,
          summary.cv === null ? null : `spread ${formatValue(Math.round(summary.cv * 1000) / 10)} %`,
        ]
          .filter((part) => part !== null)
          .join(', ')}
        .
      </p>
      {outliers.length === 0 ? null : (
        <p className="text-xs text-failed">
          Far from the others:{' '}
          {outliers.map((entry) => `${nameOf(entry.index)} (${formatValue(entry.value, unit)})`).join(', ')}.
        </p>
      )}
    </figure>
  )
}
