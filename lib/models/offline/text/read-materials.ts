import type { OfflineTask } from '../offline-task'
import { parseTable, type Table } from '../tables/parse-table'
import type { Language } from './language'
import { tellingTerms } from './make-query'
import { readPassages, type Passage } from './passages'

export type Reading = { tables: Table[]; passages: Passage[] }

/** Sorts the materials into tables and sentences. For a persona only the sentences count that speak of somebody like it. */
export async function readMaterials({ materials, persona, signal }: OfflineTask, language: Language): Promise<Reading> {
  const tables: Table[] = []
  const passages: Passage[] = []
  for (const material of materials) {
    const table = parseTable(material)
    if (table === null) passages.push(...(await readPassages(material, language, signal)))
    else tables.push(table)
  }
  return { tables, passages: persona === null ? passages : concerning(persona, passages, language) }
}

/**
 * The sentences that have a word of the persona in them or in the heading above them, those under a heading of its own before others;
 * all where none has.
 */
function concerning(persona: string, passages: readonly Passage[], language: Language): Passage[] {
  const words = new Set(tellingTerms(persona, language))
  const isOfPersona = (terms: readonly string[]) => terms.some((term) => words.has(term))
  const under = passages.filter(({ heading }) => heading !== null && isOfPersona(language.termsOf(heading)))
  if (under.length > 0) return under
  const said = passages.filter(({ terms }) => isOfPersona(terms))
  return said.length > 0 ? said : [...passages]
}
