/** How a language writes numbers. Made once and handed down: asking Intl for every branch would be slow. */
export type NumberLocale = {
  decimal: '.' | ','
  /** Groups of 3, then of 2: 12,34,567. */
  indianGroups: boolean
  /** German "Billion" is 10^12, "Trillion" 10^18. */
  longScale: boolean
}

/** @param tag a BCP 47 language tag that Intl knows, `en-US`. Decimal signs other than the comma are read as the point. */
export function numberLocale(tag: string): NumberLocale {
  const parts = new Intl.NumberFormat(tag).formatToParts(1234567.8)
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length)
  return {
    decimal: parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.',
    indianGroups: groups.at(-2) === 2,
    longScale: /^de\b/i.test(tag),
  }
}

export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1
  } catch {
    return false
  }
}
