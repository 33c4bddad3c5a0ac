import { z } from 'zod'

const criterionSchema = z.strictObject({
  name: z.string().trim().min(1, 'Name the criterion').max(80),
  description: z.string().max(2000).optional(),
  weight: z.number().positive().max(1000).optional(),
})
export type Criterion = z.output<typeof criterionSchema>

/** What answers are scored by, each from 1 to 10; a criterion without a weight weighs 1. */
export const criteria = z
  .array(criterionSchema)
  .min(1)
  .max(12)
  .refine(
    (list) => new Set(list.map(({ name }) => name.toLowerCase())).size === list.length,
    'Name each criterion once',
  )
  .default([
    { name: 'Correct', description: 'What it says is right, and it claims no more than it can back.', weight: 2 },
    { name: 'Complete', description: 'It answers all that was asked.' },
    { name: 'Useful', description: 'A person can act on it.' },
  ])
  .describe('What the answers are scored by, each from 1 to 10. Ties are broken by the criteria in their order.')

/** Σ w·score / Σ w. */
export function weightedScore(rubric: readonly Criterion[], scores: readonly number[]): number {
  const weights = rubric.map(({ weight }) => weight ?? 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.reduce((sum, weight, at) => sum + weight * (scores[at] ?? 0), 0) / total
}
