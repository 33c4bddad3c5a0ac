import { withoutEndMarks } from '../extraction/end-marks'
import { takeMagnitude } from './magnitude'
import type { NumberLocale } from './number-locale'
import type { Quantity } from './parse-range'
import { knownUnit, unitOf } from './unit'

/** The unit that the branches were asked to answer in. `USD million` is the unit USD in steps of 10^6. */
export type DeclaredUnit = { text: string; unit: string | null; power: number }

/** Reads `USD million`, `million USD`, `$M`, `%`, `kg`; a text that is none of these is a unit by that name. */
export function parseDeclaredUnit(written: string | undefined, locale: NumberLocale): DeclaredUnit | null {
  const text = (written ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text === '') return null
  const [, currency = '', behind = ''] = text.match(/^(US\$|[$€£¥₹]|[A-Z]{3}\b)\s?(.*)$/) ?? []
  const front = currency === '' ? takeMagnitude(text, locale) : takeMagnitude(behind, locale)
  const rest = currency === '' ? (front?.rest ?? text) : currency
  const leftover = currency === '' ? '' : (front?.rest ?? behind)
  if (leftover !== '' || (front?.needsCurrency && rest === '')) return { text, unit: text, power: 0 }
  const unit = rest === '' ? null : (unitOf(rest) ?? { unit: rest, power: 0 })
  return { text, unit: unit?.unit ?? null, power: (front?.power ?? 0) + (unit?.power ?? 0) }
}

/**
 * States a quantity in the declared unit: a bare `12` is taken as meant in it, `$12M` is divided down to it. A quantity in another
 * unit keeps its own, so that the mixture is seen across the branches.
 */
export function inDeclaredUnit(quantity: Quantity, declared: DeclaredUnit): Quantity {
  if (quantity.unit !== null && quantity.unit !== declared.unit) return quantity
  const power = quantity.unit === null && !quantity.scaled ? 0 : declared.power
  const scale = (value: number) => (power < 0 ? value * 10 ** -power : value / 10 ** power)
  const range = quantity.range && { low: scale(quantity.range.low), high: scale(quantity.range.high) }
  return { ...quantity, value: scale(quantity.value), unit: declared.unit === null ? null : declared.text, range }
}

/** `5 m` is refused as it stands; where metres were asked for, it is 5. */
export function withoutDeclaredUnit(text: string, declared: DeclaredUnit): string {
  const named = declared.unit !== null && declared.power === 0 && knownUnit(declared.text) === null
  const bare = withoutEndMarks(text.trim())
  if (!named || !bare.endsWith(declared.text)) return text
  const front = bare.slice(0, -declared.text.length)
  return /[\d\s]$/.test(front) && /\d/.test(front) ? front.trim() : text
}
