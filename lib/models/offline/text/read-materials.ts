import type { OfflineTask } from '../offline-task'
import { parseTable, type Table } from '../tables/parse-table'
import type { Language } from './language'
import { readPassages, type Passage } from './passages'

export type Reading = { tables: Table[]; passages: Passage[] }

/** Sorts the materials into tables and sentences. */
export async function readMaterials({ materials, signal }: OfflineTask, language: Language): Promise<Reading> {
  const tables: Table[] = []
  const passages: Passage[] = []
  for (const material of materials) {
    const table = parseTable(material)
    if (table === null) passages.push(...(await readPassages(material, language, signal)))
    else tables.push(table)
  }
  return { tables, passages }
}
