const formats = [0, 1, 2, 3].map((digits) => new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }))

/** A figure for people: `1,234,568`, `84.3`, `0.125`. As many digits as help, not more. */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  const digits = Number.isInteger(value) || size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
  return (formats[digits] ?? new Intl.NumberFormat('en-US')).format(value)
}

/** The same for programs: no grouping, so that nothing has to be guessed when it is read again. */
export function plainNumber(value: number): string {
  return formatNumber(value).replaceAll(',', '')
}

/** A change as a share of where it began, `+12 %`; null where it began at nothing. */
export function formatChange(from: number, to: number): string | null {
  if (from === 0) return null
  const percent = ((to - from) / Math.abs(from)) * 100
  return `${percent >= 0 ? '+' : '−'}${formatNumber(Math.abs(percent))} %`
}
