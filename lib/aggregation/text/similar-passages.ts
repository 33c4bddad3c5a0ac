import { jaccard, tokensOf } from './tokens'

/** A paragraph or a sentence and the branch that it stands in. */
export type Passage = { branch: number; text: string }
export type SimilarPair<P extends Passage> = { one: P; other: P; similarity: number }

type Entry<P> = { passage: P; place: number; tokens: ReadonlySet<string> }

type Options<P> = {
  /** Least Jaccard similarity of the words. */
  threshold: number
  /** Shorter passages, such as "Sources:", are alike without meaning anything. */
  fewestTokens: number
  /** Which pairs are worth telling. */
  matters: (one: P, other: P) => boolean
}

/**
 * Finds passages that say almost the same: for each the first earlier one that it resembles, so that a thousand equal paragraphs
 * make a thousand pairs, not half a million.
 *
 * Two sets that similar share a word among the rarest of each: only |A| − ⌈threshold × |A|⌉ + 1 words of a set are looked up, and
 * 5,000 paragraphs need no 12 million comparisons.
 *
 * @see Bayardo, Ma and Srikant 2007, Scaling Up All Pairs Similarity Search.
 */
export function findSimilarPassages<P extends Passage>(passages: readonly P[], options: Options<P>): SimilarPair<P>[] {
  const entries = passages
    .map((passage, place) => ({ passage, place, tokens: tokensOf(passage.text) }))
    .filter(({ tokens }) => tokens.size >= options.fewestTokens)
  const rarestOf = rarestTokens(entries, options.threshold)
  const earlier = new Map<string, Entry<P>[]>()
  return entries.flatMap((entry) => {
    const rarest = rarestOf(entry.tokens)
    const match = firstMatch(entry, rarest, earlier, options)
    for (const token of rarest) {
      const entries = earlier.get(token)
      if (entries === undefined) earlier.set(token, [entry])
      else entries.push(entry)
    }
    return match === null ? [] : [match]
  })
}

function firstMatch<P extends Passage>(
  entry: Entry<P>,
  rarest: readonly string[],
  earlier: ReadonlyMap<string, readonly Entry<P>[]>,
  { threshold, matters }: Options<P>,
): SimilarPair<P> | null {
  let first: { place: number; pair: SimilarPair<P> } | null = null
  for (const token of rarest) {
    for (const { passage, place, tokens } of earlier.get(token) ?? []) {
      if (first !== null && place >= first.place) break
      if (!matters(passage, entry.passage)) continue
      const similarity = jaccard(tokens, entry.tokens)
      if (similarity >= threshold) first = { place, pair: { one: passage, other: entry.passage, similarity } }
    }
  }
  return first?.pair ?? null
}

/** Of every set the words that one of them must share with any set similar enough, the rarest first. */
function rarestTokens<P>(
  entries: readonly Entry<P>[],
  threshold: number,
): (tokens: ReadonlySet<string>) => readonly string[] {
  const frequency = new Map<string, number>()
  for (const { tokens } of entries) {
    for (const token of tokens) frequency.set(token, (frequency.get(token) ?? 0) + 1)
  }
  const rarity = (token: string) => frequency.get(token) ?? 0
  return (tokens) =>
    [...tokens]
      .toSorted((one, other) => rarity(one) - rarity(other) || (one < other ? -1 : 1))
      .slice(0, tokens.size - Math.ceil(threshold * tokens.size - 1e-9) + 1)
}
