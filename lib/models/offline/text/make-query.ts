import type { OfflineTask } from '../offline-task'
import type { Language } from './language'
import type { Query } from './rank-passages'

/** Words of the task itself. They stand in every instruction and say nothing about what to look for. */
const taskWords =
  'answer ask write writer describe summarise summarize summary list name give report section part research researcher material document text table data figure source quote cite base use using find say tell show analyse analyze analysis explain short clear clearly sentence sentences bullet bullets point points word words markdown heading input brief question instruction task following provided given include includes only every each one two three best line fact facts note notes mention plain claim claims evidence state reader compare rank enter keep want make first next offer better reviewer'

/** The telling words of a text that are no words of the task itself. */
export function tellingTerms(text: string, language: Language): string[] {
  const idle = new Set(language.termsOf(taskWords))
  return language.termsOf(text).filter((term) => !idle.has(term))
}

/**
 * What to look for: every telling word of the section's own instruction in full, the rest of the prompt at a fifth.
 * A word counts once, however often it is said.
 */
export function makeQuery(task: OfflineTask, language: Language): Query {
  const query = new Map<string, number>()
  for (const term of tellingTerms(task.instruction, language)) query.set(term, 0.2)
  for (const term of tellingTerms(task.focus, language)) query.set(term, 1)
  return query
}
