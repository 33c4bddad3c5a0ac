import { z } from 'zod'
import { answerSchema } from '../aggregation/answer'
import { callOptions, modelReferenceSchema } from './call-options'
import { checkAnswer, checkPrompt } from './check-answer'
import { checkWebSearch } from './check-web-search'
import { defineNode } from './define-node'

/** One model call. */
export const prompt = defineNode({
  type: 'prompt',
  label: 'Prompt',
  summary: 'One model call.',
  schema: z.strictObject({
    label: z.string(),
    prompt: z.string(),
    system: z.string().optional(),
    model: modelReferenceSchema.optional(),
    answer: answerSchema.optional(),
    ...callOptions,
  }),
  defaults: { label: 'Prompt', prompt: '' },
  handles: { input: true, output: true },
  branches: () => 1,
  templates: (data) => [
    { path: 'prompt', text: data.prompt },
    { path: 'system', text: data.system ?? '' },
  ],
  check: (data) => [
    ...checkPrompt(data.prompt, 'Write what the model is asked.'),
    ...checkAnswer(data.answer),
    ...checkWebSearch(data),
  ],
})
