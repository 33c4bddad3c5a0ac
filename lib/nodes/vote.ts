import { z } from 'zod'
import { answerSchema } from '../aggregation/answer'
import { callOptions, modelReferenceSchema } from './call-options'
import { checkAnswer, checkPrompt } from './check-answer'
import { checkWebSearch } from './check-web-search'
import { defineNode, type DataProblem } from './define-node'

/** One source of votes. `samples` says how often it is asked (1 unless told), `weight` how much each ballot counts (1 unless told). */
const voterSchema = z.strictObject({
  label: z.string(),
  model: modelReferenceSchema.optional(),
  persona: z.string().optional(),
  samples: z.int().positive().max(1000).optional(),
  weight: z.number().nonnegative().optional(),
})
export type Voter = z.infer<typeof voterSchema>

/**
 * When the vote may end before everyone has answered: `unbeatable` once no ballot still to come can change what is found, `beta` once
 * the leader is sure enough, `confidence`, at 0.95 unless told. Only as many voters are asked at a time as could decide it;
 * `atOnce` asks all, and calls off the rest: sooner, but what was begun is billed.
 */
const stopSchema = z.strictObject({
  rule: z.enum(['never', 'unbeatable', 'beta']),
  confidence: z.number().gt(0.5).lt(1).optional(),
  atOnce: z.boolean().optional(),
})

/**
 * What differs between ballots besides voter and chance, against answers that follow the wording or the first choice in the list.
 * `choiceOrder`: every ballot sees the choices from another one on. `wordings`: the same question in other words, in turn with `prompt`.
 */
const varySchema = z.strictObject({
  choiceOrder: z.boolean().optional(),
  wordings: z.array(z.string()).max(20).optional(),
})
export type Vary = z.infer<typeof varySchema>

/** Puts the same task to several voters; every answer is a ballot. */
export const vote = defineNode({
  type: 'vote',
  label: 'Vote',
  summary: 'The same task several times, to be counted.',
  schema: z.strictObject({
    label: z.string(),
    prompt: z.string(),
    system: z.string().optional(),
    answer: answerSchema,
    voters: z.array(voterSchema).max(1000),
    stop: stopSchema.optional(),
    vary: varySchema.optional(),
    /** Every voter also says how sure it is. */
    confidence: z.boolean().optional(),
    ...callOptions,
  }),
  defaults: {
    label: 'Vote',
    prompt: '',
    answer: { type: 'choice', choices: ['Yes', 'No'] },
    voters: [{ label: 'Voter', samples: 5 }],
    stop: { rule: 'unbeatable' },
  },
  handles: { input: true, output: true },
  branches: (data) => data.voters.reduce((sum, voter) => sum + (voter.samples ?? 1), 0),
  templates: (data) => [
    { path: 'prompt', text: data.prompt },
    { path: 'system', text: data.system ?? '' },
    ...wordingsOf(data).map((text, at) => ({ path: `vary.wordings.${at}`, text })),
  ],
  check: (data) => [
    ...checkPrompt(data.prompt, 'Write what the voters are asked.'),
    ...checkVoters(data.voters),
    ...checkAnswer(data.answer),
    ...wordingsOf(data).flatMap((text, at) => checkWording(text, at)),
    ...checkWebSearch(data),
  ],
})

function checkVoters(voters: readonly Voter[]): DataProblem[] {
  if (voters.length === 0) return [{ path: 'voters', code: 'no_voters', message: 'Add at least one voter.' }]
  if (voters.every(({ weight }) => weight === 0)) {
    return [{ path: 'voters', code: 'no_weight', message: 'Give at least one voter a weight above 0.' }]
  }
  return []
}

function wordingsOf({ vary }: { vary?: Vary }): readonly string[] {
  return vary?.wordings ?? []
}

function checkWording(text: string, at: number): DataProblem[] {
  if (text.trim() !== '') return []
  const message = 'Write the question in other words here, or remove this wording.'
  return [{ path: `vary.wordings.${at}`, code: 'empty_wording', message }]
}
