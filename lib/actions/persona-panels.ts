'use server'

import { z } from 'zod'
import * as panels from '../db/persona-panels'
import type { Result } from '../errors/result'
import { personaPanelSchema, type PersonaPanel } from '../nodes/persona-panel'
import { runAction } from './run-action'

const id = z.string().min(1).max(64)
const saveInput = personaPanelSchema.extend({ id: id.optional() })
const deleteInput = z.strictObject({ id })

export async function listPersonaPanels(input: Record<string, never>): Promise<Result<panels.StoredPanel[]>> {
  return runAction(z.strictObject({}), input, () => panels.listPersonaPanels())
}

/** Makes a panel, or changes the one whose id is given. */
export async function savePersonaPanel(input: PersonaPanel & { id?: string }): Promise<Result<void>> {
  return runAction(saveInput, input, async ({ id: ofPanel, ...panel }) => {
    if (ofPanel === undefined) await panels.createPersonaPanel(panel)
    else await panels.savePersonaPanel(ofPanel, panel)
  })
}

/** Votes that were given its personas keep them. */
export async function deletePersonaPanel(input: { id: string }): Promise<Result<void>> {
  return runAction(deleteInput, input, ({ id: ofPanel }) => panels.deletePersonaPanel(ofPanel))
}
