import type { JoinReport } from '../contract'
import { paragraphsOf } from './passages'
import { findSimilarPassages, type Passage } from './similar-passages'

/** Paragraphs that stand in two branches almost word for word: token Jaccard of at least 0.8. */
export function findDuplicates(outputs: readonly Passage[]): JoinReport['duplicates'] {
  const paragraphs = outputs.flatMap(({ branch, text }) => paragraphsOf(text).map((one) => ({ branch, text: one })))
  return findSimilarPassages(paragraphs, {
    threshold: 0.8,
    fewestTokens: 5,
    matters: (one, other) => one.branch !== other.branch,
  }).map(({ one, other, similarity }) => ({
    branches: [one.branch, other.branch],
    texts: [one.text, other.text],
    similarity,
  }))
}
