import type { OfflineTask } from '../offline-task'
import { parseTable, type Table } from '../tables/parse-table'
import type { Language } from './language'
import { readPassages, type Passage } from './passages'

/** Sentences that are ranked; beyond it the answer would take seconds. */
const maxPassages = 8000

export type Reading = { tables: Table[]; passages: Passage[]; warnings: string[] }

/** Sorts the materials into tables and sentences. */
export function readMaterials(task: OfflineTask, language: Language): Reading {
  const tables: Table[] = []
  const passages: Passage[] = []
  for (const material of task.materials) {
    const table = parseTable(material)
    if (table === null) passages.push(...readPassages(material, language))
    else tables.push(table)
  }
  const omitted = passages.length - maxPassages
  const warnings = omitted > 0 ? [`Only the first ${maxPassages} sentences were ranked; ${omitted} were left out.`] : []
  return { tables, passages: passages.slice(0, maxPassages), warnings: [...task.warnings, ...warnings] }
}
