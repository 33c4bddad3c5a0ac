import type { Category } from '../extraction/extract-category'
import type { Standing } from './standing'

/** A branch that finished: what it was read as, null where it failed or could not be read, and how much it counts. */
export type Cast = { answer: Category | null; weight: number }

/** Counts what has come in so far; `outstanding` as in `Standing`. */
export function countStanding(cast: readonly Cast[], outstanding: readonly number[], planned: number): Standing {
  const byKey = new Map<string, { answer: string; votes: number }>()
  let valid = 0
  let abstained = 0
  for (const { answer, weight } of cast) {
    if (answer === null) continue
    valid += 1
    if (answer.abstained) {
      abstained += 1
      continue
    }
    const known = byKey.get(answer.key)
    if (known === undefined) byKey.set(answer.key, { answer: answer.label, votes: weight })
    else known.votes += weight
  }
  const votes = [...byKey.values()].toSorted((one, other) => other.votes - one.votes)
  return { votes, valid, abstained, finished: cast.length, outstanding, planned }
}
