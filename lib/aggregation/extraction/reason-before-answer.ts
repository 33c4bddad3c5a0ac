import { isAnswerLine } from './final-answer'
import { stripMarkup } from './strip-markup'

const reasonFields = ['reason', 'reasoning', 'rationale', 'explanation', 'why', 'because'] as const
const tag = /<answer>[\s\S]*?<\/answer>/gi

/**
 * What a branch says for its answer: the field of a JSON reply that gives a reason, else everything before the first line that gives
 * the answer. null where it says nothing else, or where no line gives the answer and all of it may be one.
 */
export function reasonBeforeAnswer(output: string): string | null {
  const fields = jsonFields(output)
  if (fields !== null) {
    const said = reasonFields.map((name) => fields[name]).find((value) => typeof value === 'string')
    return typeof said === 'string' ? said.trim() || null : null
  }
  const lines = output.replace(tag, '\nanswer: \n').split(/\r?\n/)
  const at = lines.findIndex(isAnswerLine)
  if (at === -1) return null
  const before = lines.slice(0, at).join('\n').trim()
  // Some answer first and explain behind it; the line under a bare heading is the answer itself.
  const behind = lines
    .slice(at + 1)
    .join('\n')
    .trim()
  return before || behind || null
}

function jsonFields(output: string): Record<string, unknown> | null {
  const bare = stripMarkup(output)
  if (!bare.startsWith('{')) return null
  try {
    const parsed: unknown = JSON.parse(bare)
    // The cast: a text that begins with a brace and is JSON is an object.
    return parsed as Record<string, unknown>
  } catch {
    return null
  }
}
