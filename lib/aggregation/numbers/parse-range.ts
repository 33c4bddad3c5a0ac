import type { Interval } from '../contract'
import { read, refuse, type Reading } from '../extraction/reading'
import type { NumberLocale } from './number-locale'
import { longestNumber, parseTerm, valueOfTerm, type Term } from './parse-term'

/** A number, or the middle of a range with its ends. `scaled`: the branch wrote a magnitude, `12 million`. */
export type Quantity = { value: number; unit: string | null; scaled: boolean; range: Interval | null }

const between = /^(?:between|zwischen)\s+(.+?)\s+(?:and|und)\s+(.+)$/i
const separator = /\s*[-–—]\s*|\s+(?:to|bis)\s+/gi
const plusMinus = /^(.+?)\s*(?:±|\+\/-|\+-)\s*(.+)$/

/** Reads `10-12`, `10 to 12`, `between 10 and 12`, `$1.2-1.5M`, `10 ± 2`. null when the text is no range. */
export function parseRange(text: string, locale: NumberLocale): Reading<Quantity> | null {
  if (text.length > longestNumber) return null
  const spread = terms(text.match(plusMinus)?.slice(1), locale)
  if (spread !== null) return aroundCentre(spread)
  const ends =
    terms(text.match(between)?.slice(1), locale) ?? splitAtDash(text.replace(/^(?:from|von)\s+/i, ''), locale)
  return ends === null ? null : fromLowToHigh(ends)
}

type Pair = { first: Term; second: Term; remarks: readonly string[] }

function splitAtDash(text: string, locale: NumberLocale): Pair | null {
  for (const match of text.matchAll(separator)) {
    const pair = terms([text.slice(0, match.index), text.slice(match.index + match[0].length)], locale)
    if (pair !== null) return pair
  }
  return null
}

/** Both ends as terms; unit and magnitude are carried to the end that lacks them. */
function terms(written: readonly string[] | undefined, locale: NumberLocale): Pair | null {
  const [one, other] = (written ?? []).map((end) => parseTerm(end.trim(), locale))
  if (!one?.ok || !other?.ok) return null
  const carried = (own: Term, from: Term): Term => ({
    ...own,
    magnitude: own.magnitude ?? from.magnitude,
    unit: own.unit ?? from.unit,
    unitPower: own.unit === null ? from.unitPower : own.unitPower,
  })
  return {
    first: carried(one.value, other.value),
    second: carried(other.value, one.value),
    remarks: [...new Set([...one.remarks, ...other.remarks])],
  }
}

function fromLowToHigh(pair: Pair): Reading<Quantity> {
  const { first, second, remarks } = pair
  const low = valueOfTerm(first)
  const high = valueOfTerm(second)
  if (!low.ok) return low
  if (!high.ok) return high
  if (first.unit !== second.unit) return mixedUnits(pair)
  if (low.value > high.value) return refuse('reversed_range', 'The range ends below its beginning.')
  return read(
    {
      value: low.value + (high.value - low.value) / 2,
      unit: first.unit,
      scaled: first.magnitude !== null,
      range: { low: low.value, high: high.value },
    },
    [...remarks, 'range'],
  )
}

function aroundCentre(pair: Pair): Reading<Quantity> {
  const { first, second, remarks } = pair
  const centre = valueOfTerm(first)
  const margin = valueOfTerm(second)
  if (!centre.ok) return centre
  if (!margin.ok) return margin
  if (first.unit !== second.unit) return mixedUnits(pair)
  if (margin.value < 0) return refuse('reversed_range', 'The margin of a number cannot be negative.')
  const range = { low: centre.value - margin.value, high: centre.value + margin.value }
  return read({ value: centre.value, unit: first.unit, scaled: first.magnitude !== null, range }, [...remarks, 'range'])
}

function mixedUnits({ first, second }: Pair): Reading<never> {
  return refuse('mixed_units', `The range runs from ${first.unit} to ${second.unit}.`)
}
