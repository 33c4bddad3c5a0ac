/** Names that mean a branch's own item in templates. */
const reserved = new Set(['section', 'item', 'index', 'constructor', 'prototype'])
const longest = 40

/**
 * A word that templates can call a node by, made of its label: `Market potential (by region)` → `market_potential_by_region`.
 * A number is added where the word is taken.
 */
export function uniqueNodeId(label: string, taken: ReadonlySet<string>): string {
  const wanted = toWord(label)
  const word = reserved.has(wanted) ? `${wanted}s` : wanted
  const free = (id: string) => !taken.has(id)
  if (free(word)) return word
  for (let count = 2; ; count += 1) {
    const id = `${word}_${count}`
    if (free(id)) return id
  }
}

/** Accents are taken off (é → e); a label without a Latin letter becomes `node`. */
function toWord(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+/, '')
  return words.slice(0, longest).replace(/_+$/, '') || 'node'
}

/** `a → b` is `a-b`; a number is added where that is taken. */
export function uniqueEdgeId(source: string, target: string, taken: ReadonlySet<string>): string {
  const id = `${source}-${target}`
  if (!taken.has(id)) return id
  for (let count = 2; ; count += 1) if (!taken.has(`${id}-${count}`)) return `${id}-${count}`
}

export function idsOf(items: readonly { id: string }[]): Set<string> {
  return new Set(items.map(({ id }) => id))
}
