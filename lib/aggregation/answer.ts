import { z } from 'zod'

const choicesSchema = z.array(z.string()).max(200)

/** What a branch is asked to answer with. Accepts an unfinished question, so that work can always be saved. */
export const answerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('choice'), choices: choicesSchema }),
  z.strictObject({ type: z.literal('number'), unit: z.string().max(40).optional() }),
  z.strictObject({ type: z.literal('probability') }),
  z.strictObject({ type: z.literal('ranking'), choices: choicesSchema }),
  z.strictObject({ type: z.literal('json'), schema: z.record(z.string(), z.json()) }),
])

export type Answer = z.infer<typeof answerSchema>
export type AnswerType = Answer['type']
