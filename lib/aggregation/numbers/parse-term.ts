import { read, refuse, type Reading } from '../extraction/reading'
import { takeMagnitude } from './magnitude'
import type { NumberLocale } from './number-locale'
import { parseDigits } from './parse-digits'
import { currencyOf, isCurrency, unitOf } from './unit'

/**
 * One number as written, not yet multiplied out: a range hands unit and magnitude from one end to the other first.
 * The value is `mantissa` × 10^(`exponent` + `magnitude` + `unitPower`).
 */
export type Term = {
  mantissa: string
  exponent: number
  magnitude: number | null
  unit: string | null
  unitPower: number
}

// [sign][currency][sign]digits[exponent], then magnitude and unit.
const form =
  /^([+-])?\s?(US\$|[$€£¥₹]|[A-Z]{3}(?=[\s\d+.-]))?\s?([+-])?\s?([.,]?\d+(?:[.,'’ ]\d+)*)(?:[eE]([+-]?\d{1,4})(?![\p{L}\d]))?\s?(.*)$/u

/** Beyond it sums of squares would leave the range of a double, and no quantity of a report is that large. */
const largest = 1e100

/** Characters of a number with everything that belongs to it. What is longer is a text. */
export const longestNumber = 200

/** Reads a text that is one number and nothing else. `unknown_form` when it is something else. */
export function parseTerm(text: string, locale: NumberLocale): Reading<Term> {
  if (text.length > longestNumber) return unknownForm(text)
  const [, outer, prefix, inner, digits, exponent = '0', suffix = ''] = text.match(form) ?? []
  if (digits === undefined || (outer !== undefined && inner !== undefined)) return unknownForm(text)
  const currency = prefix === undefined ? null : currencyOf(prefix)
  if (prefix !== undefined && currency === null) return unknownForm(text)
  const after = parseSuffix(suffix, currency, locale)
  if (!after.ok) return after
  const mantissa = parseDigits(digits, locale)
  if (!mantissa.ok) return mantissa
  const sign = (outer ?? inner) === '-' ? '-' : ''
  return read({ ...after.value, mantissa: sign + mantissa.value, exponent: Number(exponent) }, mantissa.remarks)
}

/** @returns the number of a term, correctly rounded, or why there is none. */
export function valueOfTerm(term: Term): Reading<number> {
  const value = Number(`${term.mantissa}e${term.exponent + (term.magnitude ?? 0) + term.unitPower}`)
  if (Math.abs(value) <= largest) return read(value === 0 ? 0 : value)
  return refuse('too_large', 'The number is larger than any quantity.')
}

type Suffix = Pick<Term, 'magnitude' | 'unit' | 'unitPower'>

function parseSuffix(text: string, currency: string | null, locale: NumberLocale): Reading<Suffix> {
  const magnitude = takeMagnitude(text, locale)
  const written = (magnitude?.rest ?? text).trim()
  const unit = written === '' ? null : unitOf(written)
  if (written !== '' && unit === null) return unknownForm(text)
  if (currency !== null && unit !== null && unit.unit !== currency) {
    return refuse('mixed_units', `The number is given in ${currency} and in ${unit.unit}.`)
  }
  const suffix = {
    magnitude: magnitude?.power ?? null,
    unit: currency ?? unit?.unit ?? null,
    unitPower: unit?.power ?? 0,
  }
  if (magnitude?.needsCurrency && !isCurrency(suffix.unit)) {
    return refuse('ambiguous_magnitude', `“${text}” may be a magnitude or a unit; write it out.`)
  }
  return read(suffix)
}

function unknownForm(text: string): Reading<never> {
  return refuse('unknown_form', `“${text.slice(0, 80)}” is not a number.`)
}
