import type { Replies, RuleCall } from '../define-rule'
import type { Reading } from '../extraction/reading'
import { repairCall } from './repair-call'

/** Something to be asked, and how the reply is read. A reply that cannot be read is asked for once more. */
export type Question<Value> = { call: RuleCall; parse: (reply: string) => Reading<Value> }

/** What became of some questions that were asked side by side. */
export type Round<Value> = {
  /** The calls of the questions, then those that repair what could not be read. */
  calls: RuleCall[]
  /** All of them have been answered, well or badly; `rest` holds the replies to what is asked afterwards. */
  isOver: boolean
  rest: Replies
  /** By question; null: it failed, or could not be read the second time either. */
  answers: (Value | null)[]
}

/**
 * Asks questions side by side, and each whose reply cannot be read once more. A call that failed is not repeated here: it has been
 * tried again as often as its node says.
 *
 * @param replies those to the calls of this round and of all later ones, as far as there are any.
 */
export function askRound<Value>(questions: readonly Question<Value>[], replies: Replies): Round<Value> {
  const asked = questions.map(({ call }) => call)
  if (replies.length < asked.length) return { calls: asked, isOver: false, rest: [], answers: asked.map(() => null) }
  const readings = questions.map(({ parse }, at) => {
    const reply = replies[at] ?? null
    return reply === null ? null : { reply, reading: parse(reply) }
  })
  const answers = readings.map((one) => (one?.reading.ok ? one.reading.value : null))
  const repairs = questions.flatMap((question, at) => {
    const one = readings[at] ?? null
    if (one === null || one.reading.ok) return []
    return [{ at, question, call: repairCall(question.call, one.reply, one.reading.detail) }]
  })
  const calls = [...asked, ...repairs.map(({ call }) => call)]
  if (replies.length < calls.length) return { calls, isOver: false, rest: [], answers }
  for (const [place, { at, question }] of repairs.entries()) {
    const reply = replies[asked.length + place] ?? null
    const reading = reply === null ? null : question.parse(reply)
    if (reading?.ok) answers[at] = reading.value
  }
  return { calls, isOver: true, rest: replies.slice(calls.length), answers }
}
