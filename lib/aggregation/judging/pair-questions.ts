import { z } from 'zod'
import type { Answer } from '../answer'
import { callLabel, shorten } from '../rounds/call-label'
import type { Question } from '../rounds/ask-round'
import { dataBlocks } from '../rounds/data-blocks'
import { readJsonReply } from '../rounds/read-json-reply'
import { shuffle } from '../shuffle'
import type { Candidate } from './candidates'
import { askMember, withEffort } from './panel'
import type { JudgeOptions } from './judge-options'
import { judgePolicy } from './policy'

const better = ['a', 'b', 'tie', 'abstain'] as const

const replySchema = z.object({
  reason: z.string().default(''),
  better: z
    .string()
    .transform((word) => word.trim().toLowerCase())
    .pipe(z.enum(better)),
})
export type PairReply = z.output<typeof replySchema>

const answer: Answer = {
  type: 'json',
  schema: {
    type: 'object',
    properties: { reason: { type: 'string' }, better: { type: 'string', enum: ['A', 'B', 'tie', 'abstain'] } },
    required: ['reason', 'better'],
    additionalProperties: false,
  },
}

/** Who is asked about which two, and who stands first. Numbers are places among the candidates and the judges. */
export type Pairing = { judge: number; first: number; second: number }

/** Every judge sees every two answers twice, each once in first place; the order of it all is drawn from the seed. */
export function pairQuestions(
  candidates: readonly Candidate[],
  options: JudgeOptions,
): { pairing: Pairing; question: Question<PairReply> }[] {
  const order = shuffle([...candidates.keys()], options.seed)
  const pairs = order.flatMap((one, at) => order.slice(at + 1).map((other): [number, number] => [one, other]))
  return options.judges.flatMap((member, judge) =>
    pairs.flatMap(([one, other]) =>
      [
        { judge, first: one, second: other },
        { judge, first: other, second: one },
      ].flatMap((pairing) => {
        const [a, b] = [candidates[pairing.first], candidates[pairing.second]]
        if (a === undefined || b === undefined) return []
        return [{ pairing, question: ask(a, b, `Judge ${judge + 1}`, { ...options, member }) }]
      }),
    ),
  )
}

function ask(
  a: Candidate,
  b: Candidate,
  judge: string,
  { member, effort, instruction }: JudgeOptions & { member: JudgeOptions['judges'][number] },
): Question<PairReply> {
  return {
    call: {
      ...askMember(member),
      label: callLabel(judge, `${shorten(a.label)} against ${shorten(b.label)}`),
      system: judgePolicy,
      materials: dataBlocks('answer', [
        { id: 'A', text: a.text },
        { id: 'B', text: b.text },
      ]),
      instruction: `${instruction.trim()}\n\nCompare the answers A and B above. Reply with one JSON object: "reason", your reasons in two or three sentences; then "better": "A", "B", "tie" if neither is better, or "abstain" if you cannot tell.`,
      answer,
      ...withEffort(effort),
    },
    parse: (reply) => readJsonReply(reply, replySchema),
  }
}
