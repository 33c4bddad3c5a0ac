import { krippendorffAlpha } from '@/lib/aggregation/agreement/krippendorff-alpha'
import type { Question } from './read-ballots'

/**
 * Krippendorff's alpha of the replies to all questions: every question is an item, every place among its replies a rater, what a reply
 * puts first its rating, a reply that could not be read a missing one.
 */
export function alphaOfFirstPlaces(questions: readonly Question[]): number | null {
  const firsts = questions.map(({ replies }) => replies.map((ranking) => ranking?.[0] ?? null))
  const names = [...new Set(firsts.flat().filter((first) => first !== null))].toSorted()
  const places = new Map(names.map((name, at) => [name, at]))
  const ratings = firsts.map((row) => row.map((first) => (first === null ? null : (places.get(first) ?? null))))
  return krippendorffAlpha(ratings, 'nominal')
}
