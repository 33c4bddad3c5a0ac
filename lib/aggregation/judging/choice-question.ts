import { z } from 'zod'
import type { Answer } from '../answer'
import { read, refuse, type Reading } from '../extraction/reading'
import type { Question } from '../rounds/ask-round'
import { callLabel } from '../rounds/call-label'
import { dataBlocks } from '../rounds/data-blocks'
import { readJsonReply } from '../rounds/read-json-reply'
import type { JudgeOptions } from './judge-options'
import { withEffort } from './panel'
import { judgePolicy } from './policy'

const replySchema = z.object({ reason: z.string().default(''), choice: z.string() })

/** The place of the text that was chosen; null: none, for lack of a reason to prefer one. */
export type Choice = { reason: string; chosen: number | null }

const answer: Answer = {
  type: 'json',
  schema: {
    type: 'object',
    properties: { reason: { type: 'string' }, choice: { type: 'string' } },
    required: ['reason', 'choice'],
    additionalProperties: false,
  },
}

/**
 * Asks for one of several texts by its id.
 *
 * @param order places of the texts in the order in which they are read.
 * @param task what is to be chosen, in a sentence: "Choose the answer that …".
 */
export function choiceQuestion(
  texts: readonly string[],
  order: readonly number[],
  { label, task, effort }: { label: string; task: string; effort: JudgeOptions['effort'] },
): Question<Choice> {
  const placeOf = new Map(order.map((at, place) => [`r${place + 1}`, at]))
  const blocks = order.flatMap((at, place) => {
    const text = texts[at]
    return text === undefined ? [] : [{ id: `R${place + 1}`, text }]
  })
  return {
    call: {
      label: callLabel('Judge', label),
      system: judgePolicy,
      materials: dataBlocks('answer', blocks),
      instruction: `${task.trim()} Reply with one JSON object: "reason", in two or three sentences; then "choice": the id of one answer, R1 to R${order.length}, or "none" if you cannot tell.`,
      answer,
      ...withEffort(effort),
    },
    parse: (reply) => readChoice(reply, placeOf),
  }
}

function readChoice(reply: string, placeOf: ReadonlyMap<string, number>): Reading<Choice> {
  const json = readJsonReply(reply, replySchema)
  if (!json.ok) return json
  const id = json.value.choice.trim().toLowerCase()
  const chosen = placeOf.get(id)
  if (chosen === undefined && id !== 'none') return refuse('unknown_id', 'It names an id that no answer has.')
  return read({ reason: json.value.reason, chosen: chosen ?? null })
}
