import type { Interval } from '../contract'

/** For people: 1,234,567.89, 0.0123457, 1.5e-9. Values keep their full digits in the result, this is only how they are shown. */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e15 || size < 1e-6)) return value.toPrecision(6).replace(/\.?0+(?=e|$)/, '')
  return (size >= 100 || value === 0 ? hundredths : sixDigits).format(value)
}

const hundredths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const sixDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 })
const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })

/** `12 %`, `12 USD`, `12`. */
export function formatQuantity(value: number, unit: string | null): string {
  if (unit === null) return formatNumber(value)
  return `${formatNumber(value)} ${unit === 'percent' ? '%' : unit}`
}

/** A ratio for people: 13.8 %. */
export function formatRatio(ratio: number): string {
  return `${threeDigits.format(ratio * 100)} %`
}

/** As many votes as some weigh: "4.1". More digits would say more than a count of votes can. */
export function formatVotes(votes: number): string {
  return tenths.format(votes)
}

/** Whole percents. A share that only rounds to all or nothing says that it is not: "> 99 %", "< 1 %". */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1) return '> 99 %'
  return percent === 0 && share > 0 ? '< 1 %' : `${percent} %`
}

/** `38–96 %`. */
export function formatShareRange({ low, high }: Interval): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)} %`
}

/** The plain reading of a share: "4 of 5 (80 %, plausible range 38–96 %)". */
export function shareReading(votes: number, base: number, interval: Interval | null): string {
  const range = interval === null ? '' : `, plausible range ${formatShareRange(interval)}`
  return `${votes} of ${base} (${base === 0 ? '0 %' : formatShare(votes / base)}${range})`
}
