import { withoutEndMarks } from '../extraction/end-marks'
import { read, refuse, type Reading } from '../extraction/reading'
import { findNumbers, type FoundNumber } from './find-numbers'
import type { NumberLocale } from './number-locale'
import { parseRange, type Quantity } from './parse-range'
import { parseTerm, valueOfTerm } from './parse-term'
import { refuseNumber } from './refuse-number'

const approximator = /^(?:[~≈]|(?:about|approximately|approx|around|roughly|circa|ca)\b\.?)\s*/i

/**
 * Reads the one number that a text gives: aggregation.md section 2.1.
 * A whole text that is a number, a range or a number in brackets (negative) comes first; then the only number of a sentence.
 * Everything that two careful people could read differently is refused with a reason.
 */
export function parseNumber(text: string, locale: NumberLocale): Reading<Quantity> {
  const refused = refuseNumber(text.trim())
  if (refused !== null) return refused
  const tidy = text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  const plain = withoutEndMarks(tidy).replace(/^–/, '-')
  const exact = plain.replace(approximator, '')
  const remarks = exact === plain ? [] : ['approximate']
  const reading = parseWhole(exact, locale)
  return reading.ok ? read(reading.value, [...remarks, ...reading.remarks]) : reading
}

function parseWhole(text: string, locale: NumberLocale): Reading<Quantity> {
  const bracketed = text.match(/^\(\s*([^+-].*)\)$/)?.[1]
  const term = parseTerm(bracketed ?? text, locale)
  if (term.ok) {
    const value = valueOfTerm(term.value)
    if (!value.ok) return value
    const signed = bracketed === undefined || value.value === 0 ? value.value : -value.value
    const { unit, magnitude } = term.value
    return read({ value: signed, unit, scaled: magnitude !== null, range: null }, term.remarks)
  }
  const range = parseRange(text, locale)
  if (range !== null) return range
  return term.reason === 'unknown_form' ? onlyNumberIn(text, locale) : term
}

/** The same number may stand in a text twice; a second one may not. */
function onlyNumberIn(text: string, locale: NumberLocale): Reading<Quantity> {
  let only: FoundNumber | null = null
  for (const found of findNumbers(text, locale)) {
    if (only !== null && (found.value !== only.value || found.unit !== only.unit)) {
      return refuse('multiple_numbers', 'The answer holds different numbers.')
    }
    only = found
  }
  if (only === null) return refuse('no_number', 'No number can be read out of the answer.')
  const { value, unit, scaled } = only
  return read({ value, unit, scaled, range: null }, ['found_in_text'])
}
