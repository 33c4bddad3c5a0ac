import type { NumberLocale } from './number-locale'

/** A bare lower-case m or t may be a metre, a minute or a tonne; it counts only where a currency says that it is money. */
export type Magnitude = { power: number; needsCurrency: boolean; rest: string }

const letters = new Map([
  ['k', 3],
  ['K', 3],
  ['M', 6],
  ['m', 6],
  ['B', 9],
  ['b', 9],
  ['T', 12],
  ['t', 12],
])

const words = new Map([
  ['thousand', 3],
  ['tsd', 3],
  ['mm', 6],
  ['mn', 6],
  ['mln', 6],
  ['mio', 6],
  ['million', 6],
  ['millions', 6],
  ['millionen', 6],
  ['bn', 9],
  ['billion', 9],
  ['billions', 9],
  ['mrd', 9],
  ['milliarde', 9],
  ['milliarden', 9],
  ['tn', 12],
  ['trillion', 12],
  ['trillions', 12],
  ['billionen', 12],
  ['lakh', 5],
  ['lakhs', 5],
  ['crore', 7],
  ['crores', 7],
])

/** In languages of the long scale the same words are a thousand or a million times as large. */
const longScaleWords = new Map([
  ['billion', 12],
  ['billiarde', 15],
  ['billiarden', 15],
  ['trillion', 18],
  ['trillionen', 18],
])

/** Takes a power of ten off the front of what follows a number: `M`, `bn`, `Mio.`, `crore`. null when there is none. */
export function takeMagnitude(text: string, locale: NumberLocale): Magnitude | null {
  const [, word = '', rest = ''] = text.match(/^\s*(\p{L}+)(?![\p{L}\d/^²³°-])\.?\s*([\s\S]*)$/u) ?? []
  const long = locale.longScale ? longScaleWords.get(word.toLowerCase()) : undefined
  const power = long ?? letters.get(word) ?? words.get(word.toLowerCase())
  if (power === undefined) return null
  return { power, needsCurrency: word === 'm' || word === 't', rest }
}
