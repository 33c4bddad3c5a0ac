import { read, refuse, type Reading } from '../extraction/reading'
import type { NumberLocale } from './number-locale'

/**
 * Turns digits with separators into plain digits with at most one point, so that `Number` reads them exactly.
 *
 * 1. Point and comma both: the last one is the decimal and comes once; the other groups by 3.
 * 2. One of them twice or more: grouping by 3.
 * 3. Space or apostrophe: grouping by 3; a point or comma behind is the decimal.
 * 4. One of them once: the locale decides. The other sign before exactly 3 digits groups (remark `ambiguous_separator`), before
 *    another number of digits it is a decimal after all (`inferred_decimal`), and otherwise nobody can tell.
 *
 * @param written digits, points, commas, spaces and apostrophes only.
 */
export function parseDigits(written: string, locale: NumberLocale): Reading<string> {
  const loose = written.match(/[ '’]/)?.[0]
  if (loose !== undefined) return parseLooseGroups(written, loose)
  const points = written.match(/[.,]/g) ?? []
  const last = points.at(-1)
  if (last === undefined) return read(written)
  if (points.length === 1) return parseSinglePoint(written, last, locale)
  const grouping = points.find((point) => point !== last)
  if (grouping === undefined) return parseGroups(written, last, '', locale)
  const at = written.lastIndexOf(last)
  return parseGroups(written.slice(0, at), grouping, written.slice(at + 1), locale)
}

function parseLooseGroups(written: string, separator: string): Reading<string> {
  const [whole = '', fraction = '', ...more] = written.split(/[.,]/)
  if (more.length > 0 || !isGrouped(whole, separator) || /\D/.test(fraction)) return badGrouping(written)
  return read(join(whole, fraction))
}

function parseGroups(whole: string, separator: string, fraction: string, locale: NumberLocale): Reading<string> {
  const indian = locale.indianGroups && separator === ',' && /^\d{1,2}(?:,\d{2})*,\d{3}$/.test(whole)
  if (!indian && !isGrouped(whole, separator)) return badGrouping(fraction === '' ? whole : `${whole}…${fraction}`)
  return read(join(whole, fraction))
}

function parseSinglePoint(written: string, point: string, locale: NumberLocale): Reading<string> {
  const [before = '', after = ''] = written.split(point)
  if (point === locale.decimal) return read(join(before, after))
  if (after.length === 3 && /^[1-9]\d{0,2}$/.test(before)) return read(before + after, ['ambiguous_separator'])
  if (before !== '' && (after.length !== 3 || before === '0')) return read(join(before, after), ['inferred_decimal'])
  return refuse('ambiguous_separator', `“${written}” can be read in two ways.`)
}

function isGrouped(whole: string, separator: string): boolean {
  const [first = '', ...rest] = whole.split(separator)
  return /^[1-9]\d{0,2}$/.test(first) && rest.length > 0 && rest.every((group) => /^\d{3}$/.test(group))
}

function join(whole: string, fraction: string): string {
  const digits = whole.replace(/\D/g, '') || '0'
  return fraction === '' ? digits : `${digits}.${fraction}`
}

function badGrouping(written: string): Reading<string> {
  return refuse('bad_grouping', `The digits of “${written}” are not grouped like those of a number.`)
}
