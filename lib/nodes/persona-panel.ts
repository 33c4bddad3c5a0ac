import { z } from 'zod'
import type { ModelReference } from './call-options'
import type { Voter } from './vote'

export const mostPersonas = 500

/** Somebody whose view a voter takes. `weight` says how much each of its ballots counts, 1 unless told. */
export const personaSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the persona a name.').max(200),
  description: z.string().trim().min(1, 'Say who the persona is.').max(4000),
  weight: z.number().nonnegative('A weight is 0 or more.').optional(),
})
export type Persona = z.infer<typeof personaSchema>

/** Personas under one name, to be used in any vote. */
export const personaPanelSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the panel a name.').max(100),
  personas: z
    .array(personaSchema)
    .min(1, 'Add at least one persona.')
    .max(mostPersonas, `A panel has at most ${mostPersonas} personas.`),
})
export type PersonaPanel = z.infer<typeof personaPanelSchema>

/** The personas among some voters, each once: what models and samples were given to them is not theirs. */
export function personasOf(voters: readonly Voter[]): Persona[] {
  const personas = new Map<string, Persona>()
  for (const [at, { label, persona, weight }] of voters.entries()) {
    const description = persona?.trim() ?? ''
    if (description === '' || personas.has(description)) continue
    const name = label.trim() || `Voter ${at + 1}`
    personas.set(description, { name, description, ...(weight === undefined ? {} : { weight }) })
  }
  return [...personas.values()]
}

/**
 * Every persona asked through every model, several times each. Without personas the models alone are mixed, without models the default
 * model is asked. A label names what tells a voter from the others.
 *
 * @param nameOf what people call a model.
 * @param samples how often each pair is asked, at least 1.
 */
export function mixVoters(
  personas: readonly Persona[],
  models: readonly ModelReference[],
  samples: number,
  nameOf: (model: ModelReference) => string,
): Voter[] {
  const who = personas.length === 0 ? [null] : personas
  const through = models.length === 0 ? [null] : models
  return who.flatMap((persona) =>
    through.map((model) => ({
      label: labelOf(persona, model === null ? null : nameOf(model), through.length > 1),
      ...(model === null ? {} : { model }),
      ...(persona === null ? {} : { persona: persona.description }),
      ...(samples > 1 ? { samples } : {}),
      ...(persona?.weight === undefined ? {} : { weight: persona.weight }),
    })),
  )
}

function labelOf(persona: Persona | null, model: string | null, severalModels: boolean): string {
  if (persona === null) return model ?? 'Voter'
  return severalModels && model !== null ? `${persona.name}, ${model}` : persona.name
}
