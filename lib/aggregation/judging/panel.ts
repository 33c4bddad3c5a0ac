import { z } from 'zod'
import { modelReferenceSchema } from '../model-reference'

const memberSchema = z.strictObject({ model: modelReferenceSchema.optional() })

/** Models that each do the same work. One that names none takes the model of the node. */
export const panelSchema = z.array(memberSchema).min(1).max(9)
export type Panel = z.output<typeof panelSchema>

export const judges = panelSchema
  .default([{}])
  .describe('The models that judge, each on its own. One without a model takes that of the node.')

/** Fixed for all calls of a rule, so that judges differ by what they think and not by how long. */
export const effort = z
  .enum(['default', 'low', 'medium', 'high'])
  .default('medium')
  .describe(
    'How much the models think before they answer. Default leaves it to the model, for models that take no such wish.',
  )

/** What is sent along of the wish. */
export function withEffort(wish: z.output<typeof effort>): { effort?: 'low' | 'medium' | 'high' } {
  return wish === 'default' ? {} : { effort: wish }
}

/** What the calls of one member share. */
export function askMember({ model }: Panel[number]): { model?: string } {
  return model === undefined ? {} : { model }
}

const listsPanels = z.looseObject({
  judges: panelSchema.catch([]).default([]),
  proposers: panelSchema.catch([]).default([]),
})

/** Every model that a rule's options name, whatever the rule; null for a member that takes the node's. Empty where it lists none. */
export function panelModels(options: unknown): (string | null)[] {
  const parsed = listsPanels.safeParse(options ?? {})
  if (!parsed.success) return []
  return [...parsed.data.judges, ...parsed.data.proposers].map(({ model }) => model ?? null)
}
