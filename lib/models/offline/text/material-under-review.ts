import type { Material, OfflineTask } from '../offline-task'
import { parseTable } from '../tables/parse-table'
import type { Language } from './language'

/** The text that an instruction speaks of by name (“the draft”), else the first that is no table. */
export function materialUnderReview(task: OfflineTask, language: Language): Material {
  const texts = task.materials.filter((material) => parseTable(material) === null)
  const asked = language.termsOf(task.focus)
  const named = texts
    .map((material) => ({ material, at: firstMention(language.termsOf(material.source), asked) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at)
  return named[0]?.material ?? texts[0] ?? { source: 'the material', text: '' }
}

function firstMention(name: readonly string[], asked: readonly string[]): number {
  return asked.findIndex((term) => name.includes(term))
}
