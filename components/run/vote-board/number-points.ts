import type { NumericSummary } from '@/lib/aggregation/contract'

/** One answer on the strip. `level` lifts answers that would cover each other. */
export type NumberPoint = {
  index: number
  value: number
  level: number
  kind: 'used' | 'outlier' | 'dropped'
}

/** Answers nearer to each other than this part of the span are drawn above each other. */
const tooNear = 0.02

/** Whether the strip is drawn in orders of magnitude: positive answers of which one is at least a hundred times another. */
export function needsLogScale({ values }: NumericSummary): boolean {
  const numbers = values.map(({ value }) => value)
  return numbers.length > 1 && Math.min(...numbers) > 0 && Math.max(...numbers) / Math.min(...numbers) >= 100
}

/** The answers with a place for each, from small to large; equal ones in the order of their branches. */
export function numberPoints(summary: NumericSummary): NumberPoint[] {
  const scale = needsLogScale(summary) ? Math.log10 : (value: number) => value
  const sorted = summary.values.toSorted((one, other) => one.value - other.value || one.index - other.index)
  const places = sorted.map(({ value }) => scale(value))
  const span = (places.at(-1) ?? 0) - (places[0] ?? 0) || 1
  const lastOn: number[] = []
  return sorted.map(({ index, value, outlier, used }, at) => {
    const place = places[at] ?? 0
    const free = lastOn.findIndex((last) => place - last >= span * tooNear)
    const level = free === -1 ? lastOn.length : free
    lastOn[level] = place
    return { index, value, level, kind: used ? (outlier ? 'outlier' : 'used') : 'dropped' }
  })
}
