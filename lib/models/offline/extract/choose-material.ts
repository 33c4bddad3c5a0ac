import { wordsOf } from '../tables/column-words'
import type { Table } from '../tables/parse-table'
import { chooseDiverse } from '../text/choose-diverse'
import { coverageOf } from '../text/coverage'
import type { Language } from '../text/language'
import { tellingTerms } from '../text/make-query'
import type { Passage } from '../text/passages'
import { rankPassages, type Query } from '../text/rank-passages'
import type { Reading } from '../text/read-materials'

export type Chosen = {
  quotes: Passage[]
  tables: Table[]
  /** The tables cover more of the question than any sentence: they come first. */
  tablesFirst: boolean
}

/** Quotes in one answer: what fits on a screen beside its siblings. */
const maxQuotes = 8
const maxTables = 2
/** Compared with what covers most of the question: less is about something else. */
const leastOfSentence = 0.4
const leastOfTable = 0.6
/** Of the score of the best sentence. */
const leastOfScore = 0.3
/** A sentence of fewer telling words is a heading or a half sentence. */
const fewestTerms = 4

/**
 * Chooses the sentences to quote and the tables to compute from: those that speak of enough of what is asked. Where the instruction
 * names materials (“compare the draft with the rules”) only those count, and each gets its share of the quotes.
 */
export function chooseMaterial({ passages, tables }: Reading, focus: string, query: Query, language: Language): Chosen {
  const sources = [...new Set([...passages, ...tables].map(({ source }) => source))]
  const asked = new Set(tellingTerms(focus, language))
  const named = sources.filter((source) => tellingTerms(source, language).some((term) => asked.has(term)))
  const isWanted = ({ source }: { source: string }) => named.length === 0 || named.includes(source)

  const covered = passages
    .filter((passage) => isWanted(passage) && passage.terms.length >= fewestTerms)
    .map((passage) => ({ passage, share: coverageOf([...passage.terms, ...passage.headingTerms], query) }))
  const coveredTables = tables
    .filter(isWanted)
    .map((table) => ({ table, share: coverageOf(wordsOfTable(table, language), query) }))
    .toSorted((a, b) => b.share - a.share)
  const [mostOfSentences, mostOfTables] = [
    Math.max(0, ...covered.map(({ share }) => share)),
    coveredTables[0]?.share ?? 0,
  ]
  const most = Math.max(mostOfSentences, mostOfTables)

  const near = covered.filter(({ share }) => share >= leastOfSentence * most).map(({ passage }) => passage)
  return {
    quotes: chooseQuotes(near, query),
    tables: coveredTables
      .filter(({ share }) => most > 0 && share >= leastOfTable * most)
      .slice(0, maxTables)
      .map(({ table }) => table),
    tablesFirst: mostOfTables > mostOfSentences,
  }
}

function chooseQuotes(passages: readonly Passage[], query: Query): Passage[] {
  const ranked = rankPassages(passages, query)
  const sources = [...new Set(ranked.map(({ passage }) => passage.source))]
  return sources.flatMap((source) => {
    const own = ranked.filter(({ passage }) => passage.source === source)
    const enough = own.filter(({ score }) => score >= leastOfScore * (own[0]?.score ?? 0))
    return chooseDiverse(
      enough.map(({ passage, score }) => ({ item: passage, score, terms: passage.terms })),
      Math.ceil(maxQuotes / sources.length),
    )
  })
}

function wordsOfTable({ source, columns }: Table, language: Language): string[] {
  return [source, ...columns.map(({ name }) => wordsOf(name))].flatMap((words) => language.termsOf(words))
}
