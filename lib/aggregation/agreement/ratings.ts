/**
 * Ratings by item and rater: `ratings[item][rater]`, null where one is missing. Every row has a place for every rater.
 */
export type Ratings<Value = number> = readonly (readonly (Value | null)[])[]

/** Only the items that every rater rated; what needs equal raters per item rests on these. */
export function completeItems<Value>(ratings: Ratings<Value>): Value[][] {
  return ratings.flatMap((row) => {
    const given = row.filter((value) => value !== null)
    return given.length === row.length && given.length > 0 ? [given] : []
  })
}

/** Beyond rounding a spread of this size relative to its scale is none: means of tenths are not exact. */
export const noSpread = 1e-12
