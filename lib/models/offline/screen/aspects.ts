import { findStrongWording } from '../lexicon/strong-wording'
import { strongestWords, type SentimentReader } from '../lexicon/sentiment'

/** What a screen looks for: the words of a task that ask for it, and what it finds in a text, each as a few words to be shown. */
export type Aspect = { name: string; asked: RegExp; find: (text: string, readSentiment: SentimentReader) => string[] }

export const aspects: readonly Aspect[] = [
  {
    name: 'personal data',
    asked: /personal|privacy|private|e-?mail|phone|card|identif/i,
    find: (text) => [
      ...named(text, 'an e-mail address', eMail),
      ...named(text, 'a phone number', phone),
      ...cards(text),
    ],
  },
  {
    name: 'hostile words',
    asked: /hostil|abus|insult|toxic|threat|harass|aggress/i,
    find: (text, readSentiment) => {
      const hostile = readSentiment(text).words.filter(({ score }) => score <= mostHostile)
      return hostile.length === 0 ? [] : strongestWords(hostile, 5)
    },
  },
  {
    name: 'orders to a model',
    asked: /inject|instruction|jailbreak|order|prompt|manipulat/i,
    find: (text) => named(text, 'an order to a model', orders),
  },
  {
    name: 'absolute promises',
    asked: /promis|claim|guarantee|absolute|mislead/i,
    find: (text) => findStrongWording(text).map((word) => `“${word}”`),
  },
]

/** AFINN runs from −5 to 5; from −3 on stand words that insult or threaten rather than complain. */
const mostHostile = -3

const eMail = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u
const phone = /(?<![\d-])(?:\+\d{1,3}[ -]?)?(?:\(\d{2,4}\)|\d{3,4})[ -]\d{3}[ -]?\d{3,4}(?!\d)/
const orders =
  /\b(?:ignore|disregard|forget)\b[^.\n]{0,40}\b(?:instructions?|rules?|prompts?)\b|\byou are now\b|\bsystem prompt\b/i

function named(text: string, what: string, pattern: RegExp): string[] {
  return pattern.test(text) ? [what] : []
}

function cards(text: string): string[] {
  const numbers = text.match(/(?<!\d)(?:\d[ -]?){13,19}(?!\d)/g) ?? []
  return numbers.some((number) => passesLuhn(number.replace(/\D/g, ''))) ? ['a payment card number'] : []
}

/** @see ISO/IEC 7812-1, annex B: the check digit of card numbers. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
