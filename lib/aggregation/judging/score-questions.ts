import { z } from 'zod'
import type { Answer } from '../answer'
import { read, refuse, type Reading } from '../extraction/reading'
import { callLabel } from '../rounds/call-label'
import type { Question } from '../rounds/ask-round'
import { dataBlocks } from '../rounds/data-blocks'
import { readJsonReply } from '../rounds/read-json-reply'
import { shuffle } from '../shuffle'
import type { Candidate } from './candidates'
import type { JudgeOptions } from './judge-options'
import { askMember, withEffort } from './panel'
import { judgePolicy } from './policy'
import type { Criterion } from './rubric'

/** `scores` stand in the order of the criteria; null: the judge abstained. */
export type ScoreReply = { reason: string; scores: number[] | null }

type ScoreOptions = JudgeOptions & { criteria: readonly Criterion[] }

const replySchema = z.object({
  reason: z.string().default(''),
  scores: z.array(z.object({ criterion: z.string(), score: z.number() })),
  abstain: z.boolean().default(false),
})

const answer: Answer = {
  type: 'json',
  schema: {
    type: 'object',
    properties: {
      reason: { type: 'string' },
      scores: {
        type: 'array',
        items: {
          type: 'object',
          properties: { criterion: { type: 'string' }, score: { type: 'integer' } },
          required: ['criterion', 'score'],
          additionalProperties: false,
        },
      },
      abstain: { type: 'boolean' },
    },
    required: ['reason', 'scores', 'abstain'],
    additionalProperties: false,
  },
}

/** Who is asked about which answer: places among the judges and the candidates. */
export type Scoring = { judge: number; candidate: number }

/** Every judge sees every answer alone, in an order drawn from the seed. */
export function scoreQuestions(
  candidates: readonly Candidate[],
  options: ScoreOptions,
): { scoring: Scoring; question: Question<ScoreReply> }[] {
  const order = shuffle([...candidates.keys()], options.seed)
  return options.judges.flatMap((member, judge) =>
    order.flatMap((at) => {
      const candidate = candidates[at]
      if (candidate === undefined) return []
      return [{ scoring: { judge, candidate: at }, question: ask(candidate, judge, { ...options, member }) }]
    }),
  )
}

function ask(
  candidate: Candidate,
  judge: number,
  options: ScoreOptions & { member: JudgeOptions['judges'][number] },
): Question<ScoreReply> {
  const rubric = options.criteria.map(({ name, description }) => `- ${name}${description ? `: ${description}` : ''}`)
  return {
    call: {
      ...askMember(options.member),
      label: callLabel(`Judge ${judge + 1}`, candidate.label),
      system: judgePolicy,
      materials: dataBlocks('answer', [{ id: 'A', text: candidate.text }]),
      instruction: `${options.instruction.trim()}\n\nScore the answer above by these criteria, each with a whole number from 1 (poor) to 10 (excellent):\n${rubric.join('\n')}\n\nReply with one JSON object: "reason", your reasons in two or three sentences; then "scores", a list with one {"criterion": its name, "score": 1 to 10} for each; then "abstain": true only if you cannot judge it, with an empty list of scores.`,
      answer,
      ...withEffort(options.effort),
    },
    parse: (reply) => readScores(reply, options.criteria),
  }
}

/** Every criterion once, by its name whatever its case, with a score from 1 to 10. */
function readScores(reply: string, criteria: readonly Criterion[]): Reading<ScoreReply> {
  const json = readJsonReply(reply, replySchema)
  if (!json.ok) return json
  const { reason, scores, abstain } = json.value
  if (abstain) return read({ reason, scores: null })
  const byName = new Map(scores.map(({ criterion, score }) => [fold(criterion), score]))
  const given = criteria.flatMap(({ name }) => byName.get(fold(name)) ?? [])
  if (given.length !== criteria.length || scores.length !== criteria.length) {
    return refuse('wrong_criteria', `It must score each of the ${criteria.length} criteria exactly once, by its name.`)
  }
  if (!given.every((score) => score >= 1 && score <= 10)) {
    return refuse('out_of_range', 'Every score must be a whole number from 1 to 10.')
  }
  return read({ reason, scores: given })
}

const fold = (name: string) => name.trim().toLowerCase()
