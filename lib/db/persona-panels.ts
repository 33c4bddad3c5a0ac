import 'server-only'
import { nanoid } from 'nanoid'
import { z } from 'zod'
import { AppError } from '../errors/app-error'
import { NotFoundError } from '../errors/not-found-error'
import { personaSchema, type PersonaPanel } from '../nodes/persona-panel'
import { getPrisma } from './client'

export type StoredPanel = PersonaPanel & { id: string }

/** Two panels of one name could not be told apart where one is chosen. */
class PanelNameTakenError extends AppError {
  readonly code = 'panel_name_taken'
  override readonly kind = 'conflict'
  override readonly issues

  constructor(name: string) {
    super(`There is a panel “${name}” already. Choose another name.`)
    this.issues = [{ path: 'name', code: this.code, message: this.message }]
  }
}

const personasSchema = z.array(personaSchema)

/** By name. */
export async function listPersonaPanels(): Promise<StoredPanel[]> {
  const rows = await getPrisma().personaPanel.findMany({ orderBy: [{ name: 'asc' }] })
  return rows.map(({ id, name, personas }) => ({ id, name, personas: personasSchema.parse(JSON.parse(personas)) }))
}

/** @throws PanelNameTakenError */
export async function createPersonaPanel({ name, personas }: PersonaPanel): Promise<{ id: string }> {
  await refuseTakenName(name, null)
  return getPrisma().personaPanel.create({
    data: { id: nanoid(), name, personas: JSON.stringify(personas) },
    select: { id: true },
  })
}

/** Votes that were given its personas keep those they have. @throws PanelNameTakenError, NotFoundError */
export async function savePersonaPanel(id: string, { name, personas }: PersonaPanel): Promise<void> {
  await refuseTakenName(name, id)
  const data = { name, personas: JSON.stringify(personas), updatedAt: new Date() }
  const { count } = await getPrisma().personaPanel.updateMany({ where: { id }, data })
  if (count === 0) throw new NotFoundError('panel', id)
}

/** @throws NotFoundError */
export async function deletePersonaPanel(id: string): Promise<void> {
  const { count } = await getPrisma().personaPanel.deleteMany({ where: { id } })
  if (count === 0) throw new NotFoundError('panel', id)
}

/** The unique index has the last word, should two people choose the same name in the same moment. */
async function refuseTakenName(name: string, ownId: string | null): Promise<void> {
  const other = await getPrisma().personaPanel.findUnique({ where: { name }, select: { id: true } })
  if (other !== null && other.id !== ownId) throw new PanelNameTakenError(name)
}
