import { agreementOfItems } from '../agreement/agreement-of-items'
import type { RaterAgreement } from '../contract'
import { canonical, type Json } from './find-json'
import type { Given } from './merge-json'

/** More fields than a person reads, and enough to say how far the branches agree. */
const mostFields = 1000

/**
 * How far branches agree over the fields of their JSON: every field with a plain value is an item, every branch a rater, a field that a
 * branch leaves out a missing rating. Items of lists have no name and take no part.
 */
export function rateFields(given: readonly Given[]): RaterAgreement | null {
  const fields = given.map(({ value }) => new Map(leavesOf(value, '')))
  const paths = [...new Set(fields.flatMap((own) => [...own.keys()]))].toSorted()
  if (paths.length > mostFields) return null
  return agreementOfItems(
    paths.map((path) => fields.map((own) => own.get(path) ?? null)),
    'nominal',
  )
}

function leavesOf(value: Json, path: string): [string, string][] {
  if (Array.isArray(value)) return []
  if (typeof value !== 'object' || value === null) return path === '' ? [] : [[path, canonical(value)]]
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}/${key}`))
}
