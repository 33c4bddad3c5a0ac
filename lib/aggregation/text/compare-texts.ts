import { distance } from 'fastest-levenshtein'
import { normaliseCategory } from '../extraction/normalise-category'
import { jaccard, tokensOf } from './tokens'

/** Beyond it a distance takes long and says no more than words and pairs of characters do. */
const longestForDistance = 400

/** A text made ready for many comparisons. */
export type Comparable = {
  form: string
  tokens: ReadonlySet<string>
  bigrams: ReadonlyMap<string, number>
  bigramCount: number
  /** What must not differ between two texts that say the same: numbers, negations, quoted code. */
  guard: string
}

const numbers = /\d+(?:[.,]\d+)*/g
const negations = /\b(?:not|no|never|without|cannot|none)\b|n['’]t\b/g
const quotedCode = /`([^`]+)`/g

export function comparable(text: string): Comparable {
  const form = normaliseCategory(text)
  const bigrams = new Map<string, number>()
  for (let at = 0; at + 1 < form.length; at += 1) {
    const pair = form.slice(at, at + 2)
    bigrams.set(pair, (bigrams.get(pair) ?? 0) + 1)
  }
  return { form, tokens: tokensOf(form), bigrams, bigramCount: Math.max(0, form.length - 1), guard: guardOf(text) }
}

function guardOf(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  const marks = [numbers, negations].map((pattern) => (plain.match(pattern) ?? []).map(asOneNegation).toSorted())
  const codes = Array.from(text.matchAll(quotedCode), ([, code]) => code ?? '').toSorted()
  return JSON.stringify([...marks, codes])
}

/** "is not" and "isn’t" say the same. */
function asOneNegation(mark: string): string {
  return /^n['’]t$/.test(mark) ? 'not' : mark
}

/**
 * How alike two texts are, 0 to 1: the largest of the Jaccard similarity of their words, the Dice similarity of their pairs of
 * characters, and for texts of up to 400 characters 1 − Levenshtein distance / longer length.
 */
export function similarityOf(one: Comparable, other: Comparable): number {
  if (one.form === other.form) return 1
  const alike = Math.max(jaccard(one.tokens, other.tokens), dice(one, other))
  const longer = Math.max(one.form.length, other.form.length)
  // The distance is at least the difference of the lengths: often it need not be measured.
  const best = 1 - Math.abs(one.form.length - other.form.length) / longer
  if (longer > longestForDistance || best <= alike) return alike
  return Math.max(alike, 1 - distance(one.form, other.form) / longer)
}

/** 2 |A ∩ B| / (|A| + |B|) over pairs of neighbouring characters, each as often as it occurs. */
function dice(one: Comparable, other: Comparable): number {
  const total = one.bigramCount + other.bigramCount
  if (total === 0) return 0
  const [small, large] = one.bigrams.size <= other.bigrams.size ? [one, other] : [other, one]
  let common = 0
  for (const [pair, count] of small.bigrams) common += Math.min(count, large.bigrams.get(pair) ?? 0)
  return (2 * common) / total
}
