import { cannotAnswer } from '../cannot-answer'
import { loadSentiment } from '../lexicon/sentiment'
import type { OfflineTask } from '../offline-task'
import { aspects } from './aspects'

const flagging = /^(?:flag|block|reject|stop|unsafe|yes|fail)/i
const passing = /^(?:pass|allow|accept|safe|ok|no|clear)/i

/**
 * Flags or passes a message by what patterns find in it. Which of them are tried, the instruction says; all, where it names none.
 *
 * @throws ModelCallError for another question than one of flagging or passing.
 */
export async function answerScreen({ answer, focus, materials }: OfflineTask): Promise<string> {
  const choices = answer.type === 'choice' ? answer.choices : []
  const [flag, pass] = [flagging, passing].map((pattern) => choices.find((choice) => pattern.test(choice.trim())))
  if (flag === undefined || pass === undefined) {
    const message =
      'offline/screen answers with one of two choices such as Flag and Pass. Give it those, or choose another model.'
    throw cannotAnswer('unsupported_answer', message)
  }
  const asked = aspects.filter((aspect) => aspect.asked.test(focus))
  const tried = asked.length === 0 ? aspects : asked
  const readSentiment = await loadSentiment()
  const text = materials.map((material) => material.text).join('\n')
  const found = tried.flatMap((aspect) => {
    const evidence = aspect.find(text, readSentiment)
    return evidence.length === 0 ? [] : [`${aspect.name} (${evidence.join(', ')})`]
  })
  const names = tried.map(({ name }) => name).join(', ')
  const report = found.length === 0 ? `Nothing of it was found.` : `Found: ${found.join('; ')}.`
  return `*Looked through by patterns, not by an LLM.* Looked for: ${names}. ${report}\n\nAnswer: ${found.length === 0 ? pass : flag}`
}
