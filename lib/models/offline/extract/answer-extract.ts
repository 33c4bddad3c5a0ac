import { cannotAnswer } from '../cannot-answer'
import type { OfflineTask } from '../offline-task'
import { tableFacts } from '../tables/table-facts'
import { chooseDiverse } from '../text/choose-diverse'
import { loadLanguage } from '../text/language'
import { makeQuery } from '../text/make-query'
import type { Passage } from '../text/passages'
import { rankPassages } from '../text/rank-passages'
import { readMaterials } from '../text/read-materials'
import { tablesAskedFor } from './tables-asked-for'
import { writeQuotes } from './write-quotes'

/** Quotes in one answer: what fits on a screen beside its siblings. */
const maxQuotes = 8
/** A sentence that matches less than this share of the best one is about something else. */
const leastShare = 0.3

/** The first line of every answer that this model writes. */
export const extractNote = '*Quoted and computed from the material by an offline model, not an LLM.*'

/** Answers with the sentences that match the instruction best, in their own words and with their place, and with figures of the tables. */
export async function answerExtract(task: OfflineTask): Promise<string> {
  const language = await loadLanguage()
  const { passages, tables } = readMaterials(task, language)
  const query = makeQuery(task, language)
  const quotes = chooseQuotes(passages, query)
  const facts = tablesAskedFor(tables, query, language).map((table) => tableFacts(table, query, language))
  const parts = [writeQuotes(quotes), ...facts].filter((part) => part !== '')
  return [extractNote, ...(parts.length === 0 ? [nothingFound(passages.length, tables.length)] : parts)].join('\n\n')
}

/** The sentences to quote, best first. */
export function chooseQuotes(passages: readonly Passage[], query: ReadonlyMap<string, number>): Passage[] {
  const ranked = rankPassages(passages, query)
  const enough = ranked.filter(({ score }) => score >= leastShare * (ranked[0]?.score ?? 0))
  return chooseDiverse(
    enough.map(({ passage, score }) => ({ item: passage, score, terms: passage.terms })),
    maxQuotes,
  )
}

function nothingFound(sentences: number, tables: number): string {
  const searched = [sentences > 0 ? `${sentences} sentences` : '', tables > 0 ? `${tables} tables` : ''].filter(Boolean)
  return `Nothing in the material answers this: no word of the instruction stands in ${searched.join(' and ') || 'it'}.`
}

/**
 * Answers a number question with the one number of the sentence that matches best.
 *
 * @throws ModelCallError when that sentence has no number, or several.
 */
export async function answerNumber(task: OfflineTask): Promise<string> {
  const language = await loadLanguage()
  const best = rankPassages(readMaterials(task, language).passages, makeQuery(task, language))[0]?.passage
  const numbers = best?.text.match(/(?<![\p{L}\d])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\d])/gu) ?? []
  if (best === undefined || numbers.length !== 1) {
    const found =
      best === undefined
        ? 'No sentence of the material matches the question'
        : `The best matching sentence has ${numbers.length} numbers`
    throw cannotAnswer(
      'no_number',
      `${found}, so there is no single number to answer with. Use a forecaster for a table, or a language model.`,
    )
  }
  const unit = task.answer.type === 'number' && task.answer.unit !== undefined ? ` ${task.answer.unit}` : ''
  return `“${best.text}” (${best.source}, paragraph ${best.paragraph})\n\nAnswer: ${(numbers[0] ?? '').replace('−', '-')}${unit}`
}
