import { z } from 'zod'
import { answerSchema } from '../aggregation/answer'
import { callOptions, modelReferenceSchema } from './call-options'
import { checkAnswer, checkPrompt } from './check-answer'
import { checkWebSearch } from './check-web-search'
import { defineNode, type DataProblem } from './define-node'

const sectionSchema = z.strictObject({
  label: z.string(),
  instruction: z.string(),
  model: modelReferenceSchema.optional(),
})
export type Section = z.infer<typeof sectionSchema>

/** One task in independent parts, one branch each. */
export const section = defineNode({
  type: 'section',
  label: 'Section',
  summary: 'Different parts of one task, side by side.',
  schema: z.strictObject({
    label: z.string(),
    sections: z.array(sectionSchema).max(5000),
    plan: z
      .strictObject({ instruction: z.string(), min: z.int().positive().optional(), max: z.int().positive().optional() })
      .optional(),
    prompt: z.string(),
    system: z.string().optional(),
    model: modelReferenceSchema.optional(),
    answer: answerSchema.optional(),
    /** A second call is made beside one that is slower than this share of its siblings, 0.95 unless told. */
    hedge: z.strictObject({ quantile: z.number().gt(0).lt(1).optional() }).optional(),
    ...callOptions,
  }),
  defaults: {
    label: 'Section',
    sections: [
      { label: 'First part', instruction: '' },
      { label: 'Second part', instruction: '' },
    ],
    prompt: '{{section.instruction}}',
  },
  handles: { input: true, output: true },
  branches: (data) => data.sections.length,
  templates: (data) => [
    { path: 'prompt', text: data.prompt },
    { path: 'system', text: data.system ?? '' },
  ],
  check: (data) => [
    ...checkPrompt(data.prompt, 'Write what is asked in every section.'),
    ...checkPlan(data.plan),
    ...checkSections(data.sections),
    ...checkAnswer(data.answer),
    ...checkWebSearch(data),
  ],
})

function checkPlan(plan: object | undefined): DataProblem[] {
  if (plan === undefined) return []
  const message = 'Sections that a model proposes are not available yet. List the sections instead.'
  return [{ path: 'plan', code: 'not_available', message }]
}

function checkSections(sections: readonly Section[]): DataProblem[] {
  if (sections.length === 0) return [{ path: 'sections', code: 'no_sections', message: 'List at least one section.' }]
  return sections.flatMap((part, at) => {
    if (part.instruction.trim() !== '') return []
    const message = `Write what section ${at + 1}${part.label ? `, “${part.label}”,` : ''} is to do.`
    return [{ path: `sections.${at}.instruction`, code: 'empty_instruction', message }]
  })
}
