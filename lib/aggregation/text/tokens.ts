/** The different words of a text, lower case, numbers included. Markup and punctuation are no words. */
export function tokensOf(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu) ?? [],
  )
}

/** |A ∩ B| / |A ∪ B|; 0 for two empty sets, which have nothing in common. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let common = 0
  for (const token of small) if (large.has(token)) common += 1
  const union = one.size + other.size - common
  return union === 0 ? 0 : common / union
}
