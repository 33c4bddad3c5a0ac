import type { Merge } from '../contract'
import { groupBy } from '../group-by'
import { canonical, type Json } from './find-json'

/** What one branch gives at one place. */
export type Given = { index: number; value: Json }

type Merged = { value: Json; conflicts: Merge['conflicts']; support: Merge['support'] }
type Kind = 'object' | 'array' | 'scalar'

/**
 * Merges JSON values field by field. Objects are merged key by key, lists are united, equal values are kept. Where branches give
 * different values, or values of different kinds, there is a conflict: the value of most branches is taken, of equally many that
 * of the earlier branch. Keys and items stand in the order in which the branches first give them.
 *
 * @param given in the order of the branches, at least one.
 * @param itemKey objects in a list are the same item where this field is; others, and without it all, where they are equal.
 * @param path dotted: `market.players[Acme].share`.
 */
export function mergeJson(given: readonly Given[], itemKey: string, path = ''): Merged {
  const kinds = groupBy(given, ({ value }) => kindOf(value))
  const main = largest([...kinds.values()])
  const merged = mergeKind(main, itemKey, path)
  const support = path === '' ? [] : [{ path, branches: given.length }]
  if (kinds.size === 1) return { ...merged, support: [...support, ...merged.support] }
  const conflict = conflictOf(path, given, merged.value)
  return { value: merged.value, conflicts: [conflict, ...merged.conflicts], support: [...support, ...merged.support] }
}

function mergeKind(given: readonly Given[], itemKey: string, path: string): Merged {
  switch (kindOf(given[0]?.value ?? null)) {
    case 'object':
      return mergeObjects(given, itemKey, path)
    case 'array':
      return uniteLists(given, itemKey, path)
    case 'scalar':
      return chooseScalar(given, path)
  }
}

function mergeObjects(given: readonly Given[], itemKey: string, path: string): Merged {
  const fields = given.flatMap(({ index, value }) =>
    entriesOf(value).map(([key, inner]) => ({ key, index, value: inner })),
  )
  const merged = [...groupBy(fields, ({ key }) => key)].map(
    ([key, same]) => [key, mergeJson(same, itemKey, path === '' ? key : `${path}.${key}`)] as const,
  )
  return together(
    Object.fromEntries(merged.map(([key, { value }]) => [key, value])),
    merged.map(([, inner]) => inner),
  )
}

/** Items with the same key, or equal ones without, are one item. A branch that lists an item twice counts once for it. */
function uniteLists(given: readonly Given[], itemKey: string, path: string): Merged {
  const items = given.flatMap(({ index, value }) =>
    (Array.isArray(value) ? value : []).map((item) => ({ index, value: item, id: identityOf(item, itemKey) })),
  )
  const merged = [...groupBy(items, ({ id }) => id)].map(([id, same]) => {
    const once = [...new Map(same.toReversed().map((item) => [item.index, item])).values()].toReversed()
    return mergeJson(once, itemKey, `${path}[${id.length > 60 ? `${id.slice(0, 60)}…` : id}]`)
  })
  return together(
    merged.map(({ value }) => value),
    merged,
  )
}

function identityOf(item: Json, itemKey: string): string {
  const name = itemKey === '' || kindOf(item) !== 'object' ? undefined : new Map(entriesOf(item)).get(itemKey)
  return name === undefined || typeof name === 'object' ? canonical(item) : String(name).trim().toLowerCase()
}

function chooseScalar(given: readonly Given[], path: string): Merged {
  const values = [...groupBy(given, ({ value }) => canonical(value)).values()]
  const value = largest(values)[0]?.value ?? null
  return { value, conflicts: values.length < 2 ? [] : [conflictOf(path, given, value)], support: [] }
}

function conflictOf(path: string, given: readonly Given[], chosen: Json): Merge['conflicts'][number] {
  const values = [...groupBy(given, ({ value }) => canonical(value)).values()].map((same) => ({
    value: same[0]?.value ?? null,
    branches: same.map(({ index }) => index),
  }))
  return { path, values, chosen }
}

/** Of equally large groups the first, which is that of the earlier branch. */
function largest<Item>(groups: readonly (readonly Item[])[]): readonly Item[] {
  return groups.reduce((most, group) => (group.length > most.length ? group : most), [])
}

function together(value: Json, parts: readonly Merged[]): Merged {
  return {
    value,
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
    support: parts.flatMap(({ support }) => support),
  }
}

function kindOf(value: Json): Kind {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'object' && value !== null ? 'object' : 'scalar'
}

function entriesOf(value: Json): [string, Json][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}
