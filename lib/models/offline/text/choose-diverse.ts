/**
 * Chooses the best items that do not repeat one another: maximal marginal relevance, likeness by shared terms (Jaccard).
 *
 * @param ranked best first; only the first 200 are looked at.
 * @see Carbonell & Goldstein 1998, The use of MMR for reordering documents and producing summaries.
 */
export function chooseDiverse<Item>(
  ranked: readonly { item: Item; score: number; terms: readonly string[] }[],
  count: number,
): Item[] {
  const top = ranked[0]?.score ?? 0
  if (top <= 0) return []
  const open = ranked
    .slice(0, 200)
    .map(({ item, score, terms }) => ({ item, score: score / top, terms: new Set(terms), likeness: 0 }))
  const chosen: Item[] = []
  while (chosen.length < count && open.length > 0) {
    const at = indexOfBest(open.map((one) => relevanceShare * one.score - (1 - relevanceShare) * one.likeness))
    const [best] = open.splice(at, 1)
    if (best === undefined) break
    if (best.likeness < tooAlike) chosen.push(best.item)
    for (const one of open) one.likeness = Math.max(one.likeness, jaccard(one.terms, best.terms))
  }
  return chosen
}

const relevanceShare = 0.7
const tooAlike = 0.6

/** Shared terms over all terms, from 0 to 1; two empty sets are not alike. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const term of a) if (b.has(term)) shared += 1
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

function indexOfBest(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > (values[best] ?? -Infinity) ? at : best), 0)
}
