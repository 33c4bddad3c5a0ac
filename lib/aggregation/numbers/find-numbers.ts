import { takeMagnitude } from './magnitude'
import type { NumberLocale } from './number-locale'
import { parseTerm, valueOfTerm } from './parse-term'
import { knownUnit } from './unit'

/** A number in running text, with the unit only where it is a percent sign, a factor or a currency. */
export type FoundNumber = { value: number; unit: string | null; scaled: boolean; start: number; end: number }

// Not inside a word, a longer number or a foreign currency: GPT-4, B2B, v1.2.3 and A$5 hold none. A dash behind a digit is no minus.
const candidate =
  /(?<!\p{L}[-–.]?|\d[.,]?|[$€£¥₹]\s?)(?:[+-](?=\S))?(?:US\$|[$€£¥₹]|[A-Z]{3} ?(?=\d))?\s?(?:\d{1,3}(?:[,'’ ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*)(?:[eE][+-]?\d{1,3}(?![\p{L}\d]))?/gu

/**
 * The numbers of a running text, in order, read by the grammar of a single answer. What cannot be read is left out. One at a time,
 * so that whoever looks for the only number of a text can stop at the second.
 */
export function* findNumbers(text: string, locale: NumberLocale): Generator<FoundNumber> {
  for (const match of text.matchAll(candidate)) {
    const start = match.index + match[0].length - match[0].trimStart().length
    const written = match[0].trim()
    const end = start + written.length
    const suffix = suffixBehind(text.slice(end, end + 40), locale)
    const withSuffix = parsedTerm(written + suffix, locale)
    const term = withSuffix ?? parsedTerm(written, locale)
    if (term !== null) yield { ...term, start, end: withSuffix === null ? end : end + suffix.length }
  }
}

function parsedTerm(written: string, locale: NumberLocale): Omit<FoundNumber, 'start' | 'end'> | null {
  const term = parseTerm(written, locale)
  if (!term.ok) return null
  const value = valueOfTerm(term.value)
  return value.ok ? { value: value.value, unit: term.value.unit, scaled: term.value.magnitude !== null } : null
}

/** The magnitude and the known unit that follow a number: ` million`, `%`, `bn EUR`. */
function suffixBehind(text: string, locale: NumberLocale): string {
  const magnitude = takeMagnitude(text, locale)
  const rest = magnitude?.rest ?? text
  const word = rest.match(/^\s?(%|[$€£¥₹]|×|(?:basis points|percentage points|per cent)\b|\p{L}+)/iu)
  const unit = word?.[1] !== undefined && knownUnit(word[1]) !== null ? word[0] : ''
  const taken = text.slice(0, text.length - rest.length)
  return unit === '' ? taken.trimEnd() : taken + unit
}
