import type { Answer } from '../answer'
import { inDeclaredUnit, parseDeclaredUnit, withoutDeclaredUnit, type DeclaredUnit } from '../numbers/declared-unit'
import { numberLocale, type NumberLocale } from '../numbers/number-locale'
import { parseNumber } from '../numbers/parse-number'
import type { Quantity } from '../numbers/parse-range'
import { findFinalAnswers } from './final-answer'
import { oneAnswer } from './one-answer'
import { read, refuse, type Reading } from './reading'
import { findStructuredAnswer } from './structured-answer'

/** A number as it was read, beside the words that it was read from. */
export type NumericAnswer = Quantity & { written: string }

/** What is the same for all branches of a node: made once. */
export type NumberQuestion = { locale: NumberLocale; declared: DeclaredUnit | null; probability: boolean }

/** JSON always writes a point. */
const json = numberLocale('en-US')

export function numberQuestion(answer: Answer, localeTag: string): NumberQuestion {
  const locale = numberLocale(localeTag)
  const declared = answer.type === 'number' ? parseDeclaredUnit(answer.unit, locale) : null
  return { locale, declared, probability: answer.type === 'probability' }
}

/** Reads one number out of a branch's output, in the unit that was asked for. */
export function extractNumber(output: string, question: NumberQuestion): Reading<NumericAnswer> {
  const locale = findStructuredAnswer(output)?.isNumber ? json : question.locale
  const readings = findFinalAnswers(output).map((text) => readNumber(text, { ...question, locale }))
  return oneAnswer(readings, ({ value, unit }) => `${value} ${unit}`)
}

function readNumber(text: string, { locale, declared, probability }: NumberQuestion): Reading<NumericAnswer> {
  const bare = declared === null ? text : withoutDeclaredUnit(text, declared)
  const reading = parseNumber(bare, locale)
  if (!reading.ok) return reading
  const quantity = declared === null ? reading.value : inDeclaredUnit(reading.value, declared)
  const written = text.replace(/\s+/g, ' ').trim()
  if (!probability) return read({ ...quantity, written }, reading.remarks)
  const share = asProbability(quantity)
  return share === null
    ? refuse('out_of_range', `“${written.slice(0, 80)}” is not a probability between 0 and 1.`)
    : read({ ...share, written }, reading.remarks)
}

/** Percents are converted; null when the value or an end of its range lies outside of 0 to 1. */
function asProbability(quantity: Quantity): Quantity | null {
  if (quantity.unit !== null && quantity.unit !== 'percent') return null
  const share = (value: number) => (quantity.unit === 'percent' ? value / 100 : value)
  const range = quantity.range && { low: share(quantity.range.low), high: share(quantity.range.high) }
  const value = share(quantity.value)
  return [value, range?.low ?? value, range?.high ?? value].every((one) => one >= 0 && one <= 1)
    ? { ...quantity, value, unit: null, range }
    : null
}
