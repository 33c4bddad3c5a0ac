import type { OfflineTask } from '../offline-task'
import { tableFacts } from '../tables/table-facts'
import { loadLanguage } from '../text/language'
import { makeQuery } from '../text/make-query'
import { readMaterials, type Reading } from '../text/read-materials'
import { chooseMaterial } from './choose-material'
import { writeQuotes } from './write-quotes'

/** The first line of every answer that this model writes. */
const extractNote = '*Quoted and computed from the material by an offline model, not an LLM.*'

/** Answers with the sentences that match the instruction best, in their own words and with their place, and with figures of the tables. */
export async function answerExtract(task: OfflineTask): Promise<string> {
  const language = await loadLanguage()
  const reading = await readMaterials(task, language)
  const query = makeQuery(task, language)
  const { quotes, tables, tablesFirst } = chooseMaterial(reading, task.focus, query, language)
  const facts = tables.map((table) => tableFacts(table, query, language)).filter((text) => text !== '')
  const quoted = quotes.length === 0 ? nothingQuoted(reading, facts.length > 0) : writeQuotes(quotes)
  const parts = tablesFirst && quotes.length > 0 ? [...facts, quoted] : [quoted, ...facts]
  return [extractNote, ...parts].join('\n\n')
}

function nothingQuoted({ passages, tables }: Reading, hasFacts: boolean): string {
  if (hasFacts && passages.length === 0) return '*Computed from the tables.*'
  if (hasFacts) return '*No sentence of the material speaks of this; the figures are those of the tables.*'
  return `Nothing in the material answers this: ${passages.length} sentences and ${tables.length} tables searched, no match.`
}
