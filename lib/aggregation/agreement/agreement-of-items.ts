import type { RaterAgreement } from '../contract'
import { cohenKappa } from './cohen-kappa'
import { fleissKappa } from './fleiss-kappa'
import { intraclassCorrelations } from './intraclass-correlation'
import { krippendorffAlpha, type Level } from './krippendorff-alpha'
import type { Ratings } from './ratings'

/** More would take too long: alpha looks at every pair of different values. */
const mostValues = 1500

/**
 * How far several raters agree over several items, by the figures that suit the level of the ratings. Krippendorff's alpha leads:
 * it alone takes missing ratings.
 *
 * @param ratings texts are categories without order; numbers are what `level` says.
 * @returns null where it does not apply: fewer than two items or raters, or no item that two of them rated.
 */
export function agreementOfItems(ratings: Ratings<number | string>, level: Level): RaterAgreement | null {
  const raters = ratings[0]?.length ?? 0
  const rated = ratings.filter((row) => row.filter((value) => value !== null).length >= 2)
  const categories = [...new Set(ratings.flat().filter((value) => value !== null))].toSorted(compare)
  if (raters < 2 || ratings.length < 2 || rated.length === 0 || categories.length > mostValues) return null
  const numbers = ratings.map((row) => row.map((value) => (value === null ? null : numberOf(value, categories))))
  const isOrdered = level !== 'nominal'
  return {
    level,
    items: ratings.length,
    raters,
    missing: ratings.flat().filter((value) => value === null).length,
    krippendorffAlpha: krippendorffAlpha(numbers, level),
    figures: {
      ...(raters === 2 ? { cohenKappa: cohenKappa(ratings, categories) } : {}),
      ...(level === 'ordinal' && raters === 2
        ? {
            cohenKappaLinear: cohenKappa(ratings, categories, 'linear'),
            cohenKappaQuadratic: cohenKappa(ratings, categories, 'quadratic'),
          }
        : {}),
      ...(isOrdered ? {} : { fleissKappa: fleissKappa(ratings) }),
      ...(level === 'interval' || level === 'ratio' ? intraclassCorrelations(numbers) : {}),
    },
  }
}

function numberOf(value: number | string, categories: readonly (number | string)[]): number {
  return typeof value === 'number' ? value : categories.indexOf(value)
}

function compare(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one) < String(other) ? -1 : 1
}
