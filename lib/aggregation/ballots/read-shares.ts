import { z } from 'zod'
import { normaliseCategory } from '../extraction/normalise-category'
import { read, refuse, type Reading } from '../extraction/reading'
import { stripMarkup } from '../extraction/strip-markup'
import { sumSorted } from '../sum-sorted'

/** How far a sum may be from 1 to count as rounded. */
const rounding = 0.02

const sharesSchema = z.record(z.string(), z.number().min(0))
const nestedSchema = z.looseObject({ answer: sharesSchema.optional(), probabilities: sharesSchema.optional() })

/** What one branch gives to an answer. `key` tells answers apart, `label` is how it is shown. */
export type Share = { key: string; label: string; share: number }

/**
 * Reads probabilities by answer out of a JSON object, alone or in the field `answer` or `probabilities`:
 * `{"Yes": 0.7, "No": 0.3}`. Percents that sum to 100 are taken as such. A sum within 2 % of 1 is made 1; any other is refused.
 */
export function readShares(output: string): Reading<readonly Share[]> {
  const found = findShares(stripMarkup(output))
  if (found === null) return refuse('no_probabilities', 'The branch gives no JSON object of probabilities by answer.')
  const shares = Object.entries(found).map(([label, share]) => ({
    key: normaliseCategory(label),
    label: label.trim(),
    share,
  }))
  if (shares.some(({ key }) => key === '')) return refuse('no_probabilities', 'The branch names an empty answer.')
  if (new Set(shares.map(({ key }) => key)).size < shares.length) {
    return refuse('duplicate_option', 'The branch gives two probabilities for one answer.')
  }
  const sum = sumSorted(shares.map(({ share }) => share))
  const whole = [1, 100].find((each) => Math.abs(sum / each - 1) <= rounding + 1e-12)
  if (whole === undefined) return refuse('not_normalised', 'The probabilities of the branch do not sum to 1.')
  return read(shares.map((each) => ({ ...each, share: each.share / sum })))
}

function findShares(bare: string): Record<string, number> | null {
  const json = parseJson(bare)
  const nested = nestedSchema.safeParse(json)
  const inner = nested.success ? (nested.data.probabilities ?? nested.data.answer) : undefined
  if (inner !== undefined) return inner
  const shares = sharesSchema.safeParse(json)
  return shares.success && Object.keys(shares.data).length > 0 ? shares.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
