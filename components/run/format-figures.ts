import type { Usage } from '@/lib/engine/run-event'
import type { RunTotals } from '@/lib/engine/run-totals'

// One locale for figures, whatever the server's or the browser's is: the server's first picture must be the browser's.
const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })
const precise = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 })

export const unknown = 'unknown'

/** "0.8 s", "12 s", "2 min 5 s", "1 h 3 min"; null is unknown. */
export function formatDuration(durationMs: number | null): string {
  if (durationMs === null) return unknown
  const seconds = Math.max(0, durationMs) / 1000
  if (seconds < 0.0995) return `${Math.round(seconds * 1000)} ms`
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return joinUnits(`${minutes} min`, whole % 60, 's')
  return joinUnits(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min')
}

/** "$0.21", "$0.0042", "free"; null is unknown, never 0. */
export function formatCost(costUsd: number | null): string {
  if (costUsd === null) return unknown
  if (costUsd === 0) return 'free'
  if (costUsd < 0.0001) return 'under $0.0001'
  return `$${costUsd.toFixed(costUsd < 0.01 ? 4 : 2)}`
}

/** What several calls cost: "$0.21", "at least $0.21" where some told no cost, "free: offline models"; null where nothing is known. */
export function formatTotal(
  { costUsd, hasUnknownCost }: Pick<RunTotals, 'costUsd' | 'hasUnknownCost'>,
  isOffline = false,
): string | null {
  if (costUsd === null) return hasUnknownCost ? unknown : null
  if (hasUnknownCost) return costUsd === 0 ? unknown : `at least ${formatCost(costUsd)}`
  return costUsd === 0 && isOffline ? 'free: offline models' : formatCost(costUsd)
}

/** "$0.21–0.34"; one figure where both ends look the same. */
export function formatCostRange({ low, high }: { low: number; high: number }): string {
  const [from, to] = [formatCost(low), formatCost(high)]
  if (from === to) return to
  if (!from.startsWith('$')) return `up to ${to}`
  const digits = high < 0.01 ? 4 : 2
  return low < 10 ** -digits ? `up to ${to}` : `$${low.toFixed(digits)}–${high.toFixed(digits)}`
}

/** "1,204 in, 310 out"; what is not known of it is left out. */
export function formatUsage(usage: Usage | null): string {
  const parts = [
    usage?.inputTokens == null ? null : `${formatCount(usage.inputTokens)} in`,
    usage?.outputTokens == null ? null : `${formatCount(usage.outputTokens)} out`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? unknown : parts.join(', ')
}

/** "11.8K read from the cache, 400 written to it"; null where no cache took part. */
export function formatCached(usage: Usage | null): string | null {
  const read = usage?.cacheReadTokens ?? 0
  const written = usage?.cacheWriteTokens ?? 0
  if (read + written === 0) return null
  if (written === 0) return `${formatCount(read)} read from the cache`
  const wrote = `${formatCount(written)} written to`
  return read === 0 ? `${wrote} the cache` : `${formatCount(read)} read from the cache, ${wrote} it`
}

/** "980", "38.2K". */
export function formatCount(count: number): string {
  return count < 10_000 ? plain.format(count) : compact.format(count)
}

/** A value that a branch answered with: up to six significant digits. */
export function formatValue(value: number | null, unit: string | null = null): string {
  if (value === null) return unknown
  return unit === null ? precise.format(value) : `${precise.format(value)} ${unit}`
}

/** A fraction in [0, 1] as "80 %". */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`
}

export function formatSpeedup(speedup: number): string {
  return `${speedup.toFixed(1)}×`
}

/** "1 branch", "5 branches". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${plain.format(count)} ${count === 1 ? one : many}`
}

function joinUnits(whole: string, rest: number, unit: string): string {
  return rest === 0 ? whole : `${whole} ${rest} ${unit}`
}
