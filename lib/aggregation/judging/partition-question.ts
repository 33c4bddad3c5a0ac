import { z } from 'zod'
import type { Answer } from '../answer'
import { read, refuse, type Reading } from '../extraction/reading'
import type { Question } from '../rounds/ask-round'
import { dataBlocks } from '../rounds/data-blocks'
import { readJsonReply } from '../rounds/read-json-reply'
import { shuffle } from '../shuffle'
import type { Candidate } from './candidates'
import type { JudgeOptions } from './judge-options'
import { withEffort } from './panel'
import { judgePolicy } from './policy'

const replySchema = z.object({ reason: z.string().default(''), groups: z.array(z.array(z.string())) })

/** Groups of places among the candidates. */
export type Partition = { reason: string; groups: number[][] }

const answer: Answer = {
  type: 'json',
  schema: {
    type: 'object',
    properties: {
      reason: { type: 'string' },
      groups: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
    },
    required: ['reason', 'groups'],
    additionalProperties: false,
  },
}

/** Asks which answers mean the same: every id in exactly one group. Ids and order are drawn from the seed. */
export function partitionQuestion(
  candidates: readonly Candidate[],
  { instruction, seed, effort }: Pick<JudgeOptions, 'instruction' | 'seed' | 'effort'>,
): Question<Partition> {
  const order = shuffle([...candidates.keys()], seed)
  const placeOf = new Map(order.map((at, place) => [`r${place + 1}`, at]))
  return {
    call: {
      label: 'Judge · which mean the same',
      system: judgePolicy,
      materials: dataBlocks(
        'answer',
        order.flatMap((at, place) => {
          const text = candidates[at]?.text
          return text === undefined ? [] : [{ id: `R${place + 1}`, text }]
        }),
      ),
      instruction: `${instruction.trim()}\n\nPut the ${order.length} answers above into groups, so that two answers are in one group exactly if they say the same: each would be right wherever the other is. A different number, a different name or a negation is a different answer; other words for the same are not. Reply with one JSON object: "reason", in two or three sentences; then "groups", a list of lists of ids such as [["R1","R3"],["R2"]]. Every id from R1 to R${order.length} stands in exactly one group.`,
      answer,
      ...withEffort(effort),
    },
    parse: (reply) => readPartition(reply, placeOf),
  }
}

function readPartition(reply: string, placeOf: ReadonlyMap<string, number>): Reading<Partition> {
  const json = readJsonReply(reply, replySchema)
  if (!json.ok) return json
  const ids = json.value.groups.flat().map((id) => id.trim().toLowerCase())
  const unknown = ids.find((id) => !placeOf.has(id))
  if (unknown !== undefined) return refuse('unknown_id', 'It names an id that no answer has.')
  if (new Set(ids).size !== ids.length) return refuse('id_twice', 'It names an id more than once.')
  if (ids.length !== placeOf.size) return refuse('id_missing', 'It leaves ids out.')
  const groups = json.value.groups
    .map((group) =>
      group.flatMap((id) => placeOf.get(id.trim().toLowerCase()) ?? []).toSorted((one, other) => one - other),
    )
    .filter(({ length }) => length > 0)
  return read({ reason: json.value.reason, groups })
}
