const formats = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)

/** A figure for people: `1,234,568`, `84.3`, `0.125`. As many digits as help, not more. */
export function formatNumber(value: number): string {
  return formatFixed(value, decimalsOf([value]))
}

/** The decimals that suit all of some figures: none for whole numbers and thousands, more the smaller the largest of them is. */
export function decimalsOf(values: readonly number[]): number {
  if (values.every(Number.isInteger)) return 0
  const largest = Math.max(...values.map(Math.abs))
  return largest >= 10_000 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3
}

export function formatFixed(value: number, decimals: number): string {
  return (formats[decimals] ?? new Intl.NumberFormat('en-US')).format(value)
}

/** A change in percent with its sign: `+12.5 %`, `−3.0 %`. */
export function formatChange(percent: number): string {
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${formatFixed(Math.abs(percent), 1)} %`
}

/** A figure for programs: no grouping, so that nothing has to be guessed when it is read again. */
export function plainNumber(value: number): string {
  return formatNumber(value).replaceAll(',', '')
}
