import type { Passage } from './passages'

/** What is searched for: stems with their weights. */
export type Query = ReadonlyMap<string, number>

export type RankedPassage = { passage: Passage; score: number }

/** The usual constants: how soon more of the same word stops to count, and how much long sentences are held back. */
const saturation = 1.2
const lengthPenalty = 0.75
/** A word in the heading above a sentence counts half as one in it. */
const headingShare = 0.5

/**
 * Ranks sentences by how well they match a query: BM25 with the sentence as the document.
 *
 * @returns the matching passages, best first, equal scores in the order of the text.
 * @see Robertson & Zaragoza 2009, The Probabilistic Relevance Framework: BM25 and Beyond.
 */
export function rankPassages(passages: readonly Passage[], query: Query): RankedPassage[] {
  const meanLength = passages.reduce((sum, { terms }) => sum + terms.length, 0) / Math.max(1, passages.length)
  const holders = new Map<string, number>()
  for (const { terms } of passages) for (const term of new Set(terms)) holders.set(term, (holders.get(term) ?? 0) + 1)

  const score = ({ terms, headingTerms }: Passage) => {
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const term of headingTerms) counts.set(term, (counts.get(term) ?? 0) + headingShare)
    const norm = saturation * (1 - lengthPenalty + (lengthPenalty * terms.length) / Math.max(1, meanLength))
    let sum = 0
    for (const [term, weight] of query) {
      const count = counts.get(term)
      if (count === undefined) continue
      const held = Math.min(holders.get(term) ?? 0, passages.length)
      const rarity = Math.log(1 + (passages.length - held + 0.5) / (held + 0.5))
      sum += (weight * rarity * count * (saturation + 1)) / (count + norm)
    }
    return sum
  }

  return passages
    .map((passage, at) => ({ passage, score: score(passage), at }))
    .filter((ranked) => ranked.score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .map(({ passage, score: value }) => ({ passage, score: value }))
}
