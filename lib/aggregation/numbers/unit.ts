/** A unit and the power of ten that it brings along: basis points are hundredths of a percent. */
export type Unit = { unit: string; power: number }

const symbols = new Map([
  ['$', 'USD'],
  ['US$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
])

const words = new Map<string, Unit>([
  ['%', { unit: 'percent', power: 0 }],
  ['percent', { unit: 'percent', power: 0 }],
  ['per cent', { unit: 'percent', power: 0 }],
  ['pct', { unit: 'percent', power: 0 }],
  ['prozent', { unit: 'percent', power: 0 }],
  ['bps', { unit: 'percent', power: -2 }],
  ['bp', { unit: 'percent', power: -2 }],
  ['basis points', { unit: 'percent', power: -2 }],
  // The difference of two percentages is not a percentage.
  ['pp', { unit: 'pp', power: 0 }],
  ['percentage points', { unit: 'pp', power: 0 }],
  ['x', { unit: 'x', power: 0 }],
  ['×', { unit: 'x', power: 0 }],
  ['dollars', { unit: 'USD', power: 0 }],
  ['us dollars', { unit: 'USD', power: 0 }],
  ['euros', { unit: 'EUR', power: 0 }],
  ['euro', { unit: 'EUR', power: 0 }],
])

const isoCodes = new Set(Intl.supportedValuesOf('currency'))
const currencies = new Set([...isoCodes, ...symbols.values()])

/** The ISO code of `$`, `US$`, `EUR`, …; null for anything else. */
export function currencyOf(text: string): string | null {
  return symbols.get(text) ?? (isoCodes.has(text) ? text : null)
}

export function isCurrency(unit: string | null): boolean {
  return unit !== null && currencies.has(unit)
}

/** Percent, basis points, factors and currencies in their usual spellings; null for anything else. */
export function knownUnit(text: string): Unit | null {
  const currency = currencyOf(text)
  return currency === null ? (words.get(text.toLowerCase()) ?? null) : { unit: currency, power: 0 }
}

// "kg", "km/h", "CO2e", "units per year". Words that go on with a sentence are no units.
const unitForm = /^\p{L}[\p{L}\d°²³/·^]*(?:-\p{L}+)?(?: per \p{L}+)?$|^°[CFK]?$/u
const noUnit =
  /^(?:st|nd|rd|th|to|and|or|of|in|by|is|was|are|were|at|for|on|with|as|out|per|plus|minus|but|because|since)\b/i

/** Any word that can stand for a unit. Words of four letters and more are folded to lower case, so that Units are units. */
export function unitOf(text: string): Unit | null {
  const known = knownUnit(text)
  if (known !== null) return known
  if (text.length > 40 || !unitForm.test(text) || noUnit.test(text)) return null
  return { unit: text.replace(/\p{L}{4,}/gu, (word) => word.toLowerCase()), power: 0 }
}
