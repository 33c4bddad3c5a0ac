import { nameOf, type Spoken } from '../branches'
import type { AggregationInput, Excluded } from '../contract'
import type { Finding } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'

/** There are fewer answers than the rule needs; nothing was judged. */
export function tooFewAnswers(
  { branches }: AggregationInput,
  spoken: readonly Spoken[],
  excluded: Excluded[],
  needed: number,
): Finding {
  const message = `${spoken.length} of ${branches.length} branches gave an answer; ${needed} needed.`
  return {
    outcome: 'insufficient',
    text: paragraphs(`**Not enough answers.** ${message}`, missingBranches(excluded)),
    excluded,
    provenance: spoken.map(nameOf),
    notes: [{ code: 'too_few_answers', message }],
  }
}

/** The branches all say the same, or there is only one: nothing is left to be judged. */
export function onlyAnswer(text: string, spoken: readonly Spoken[], excluded: Excluded[]): Finding {
  const isSingle = spoken.length === 1
  const message = isSingle ? 'Single answer: there is nothing to compare it with.' : 'All branches say the same.'
  return {
    outcome: 'decided',
    value: text,
    text: paragraphs(text, missingBranches(excluded)),
    excluded,
    provenance: spoken.map(nameOf),
    notes: [{ code: isSingle ? 'single_answer' : 'same_answer', message }],
  }
}
