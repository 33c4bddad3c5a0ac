import type { OfflineTask } from '../offline-task'
import type { Language } from './language'
import { makeQuery } from './make-query'
import type { Passage } from './passages'
import { rankPassages } from './rank-passages'
import { readMaterials } from './read-materials'

/** More sentences would drown those that bear on the question in the rest of the document. */
const maxRelevant = 40

/** The sentences that bear on the question, best first; all of them when none has a word of it. */
export async function relevantPassages(task: OfflineTask, language: Language): Promise<readonly Passage[]> {
  const { passages } = await readMaterials(task, language)
  const ranked = rankPassages(passages, makeQuery(task, language)).slice(0, maxRelevant)
  return ranked.length === 0 ? passages : ranked.map(({ passage }) => passage)
}
