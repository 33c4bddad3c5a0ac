import type { Language } from '../text/language'
import type { Passage } from '../text/passages'
import { strongestWords, type SentimentReader } from './sentiment'

/** How far the material speaks for a choice; `evidence` are the words that count for it. */
export type OptionScore = { choice: string; score: number; evidence: readonly string[] }

/** @returns every choice with its score, in declared order, and one sentence on what was weighed. All scores 0: no evidence. */
export function scoreOptions(
  choices: readonly string[],
  passages: readonly Passage[],
  language: Language,
  readSentiment: SentimentReader,
): { scores: OptionScore[]; method: string } {
  const signs = choices.map((choice) => signOf(choice, language))
  const isPolar = signs.includes(1) && signs.includes(-1) && signs.every((sign) => sign !== null)
  return isPolar
    ? bySentiment(
        choices,
        signs.map((sign) => sign ?? 0),
        passages,
        readSentiment,
      )
    : byOverlap(choices, passages, language)
}

const positive =
  'positive good favourable favorable yes approve approved pass accept agree support optimistic satisfied true'
const negative =
  'negative bad unfavourable unfavorable no reject rejected fail refuse disagree oppose pessimistic dissatisfied false'
const neutral = 'neutral mixed unclear unsure undecided balanced abstain'

/** 1, −1 or 0 for a choice that names a feeling or a verdict; null for any other. */
function signOf(choice: string, language: Language): 1 | -1 | 0 | null {
  const [first = ''] = choice.toLowerCase().match(/\p{L}+/u) ?? []
  const lists = [positive, negative, neutral].map((words) => words.split(' '))
  const at = lists.findIndex((words) => words.includes(first) || words.includes(language.termsOf(choice)[0] ?? '∅'))
  return ([1, -1, 0] as const)[at] ?? null
}

/** Feelings within half a step of nothing are neutral, where neutral can be chosen. */
const neutralBand = 0.5

function bySentiment(
  choices: readonly string[],
  signs: readonly number[],
  passages: readonly Passage[],
  read: SentimentReader,
) {
  const { mean, words } = read(passages.map(({ text }) => text).join('\n'))
  const isNeutral = Math.abs(mean) <= neutralBand && signs.includes(0)
  const scores = choices.map((choice, at): OptionScore => {
    const sign = signs[at] ?? 0
    const score = words.length === 0 ? 0 : isNeutral ? Number(sign === 0) : Math.max(0, sign * mean)
    const fitting = words.filter((word) => sign === 0 || Math.sign(word.score) === sign)
    return { choice, score, evidence: strongestWords(fitting, 5) }
  })
  const method = `The mood of ${passages.length} sentences is ${mean.toFixed(2)} on a scale from −5 to 5, by ${words.length} charged words`
  return { scores, method }
}

function byOverlap(choices: readonly string[], passages: readonly Passage[], language: Language) {
  const counts = new Map<string, number>()
  for (const { terms } of passages) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const termSets = choices.map((choice) => [...new Set(language.termsOf(choice))])
  const scores = choices.map((choice, at): OptionScore => {
    const own = termSets[at] ?? []
    const found = own.flatMap((term) => {
      const count = counts.get(term) ?? 0
      // A word of every choice tells nothing; one of a single choice tells most. Repetition counts ever less.
      const telling =
        Math.log(1 + choices.length / termSets.filter((terms) => terms.includes(term)).length) - Math.log(2)
      return count === 0 || telling <= 0 ? [] : [{ term, count, weight: telling * Math.log1p(count) }]
    })
    const score = found.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, own.length)
    return { choice, score, evidence: found.map(({ term, count }) => `“${term}” ${count}×`) }
  })
  return { scores, method: `The words of each choice were counted in ${passages.length} sentences` }
}
