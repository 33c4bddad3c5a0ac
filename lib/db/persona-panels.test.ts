import { expect, it } from 'vitest'
import { createPersonaPanel, deletePersonaPanel, listPersonaPanels, savePersonaPanel } from './persona-panels'
import { withTestDatabase } from './test-database'

withTestDatabase()

const personas = [{ name: 'Thrifty parent', description: 'You compare every price.', weight: 2 }]

it('keeps panels by name, changes and deletes them', async () => {
  const { id } = await createPersonaPanel({ name: 'Shoppers', personas })
  await createPersonaPanel({ name: 'Buyers', personas })
  expect((await listPersonaPanels()).map(({ name }) => name)).toEqual(['Buyers', 'Shoppers'])

  await savePersonaPanel(id, {
    name: 'Households',
    personas: [...personas, { name: 'Student', description: 'You rent.' }],
  })
  expect((await listPersonaPanels()).find((panel) => panel.id === id)).toEqual({
    id,
    name: 'Households',
    personas: [...personas, { name: 'Student', description: 'You rent.' }],
  })

  await deletePersonaPanel(id)
  expect((await listPersonaPanels()).map(({ name }) => name)).toEqual(['Buyers'])
})

it('refuses a second panel of the same name, and one that is not there', async () => {
  const { id } = await createPersonaPanel({ name: 'Twice', personas })
  await expect(createPersonaPanel({ name: 'Twice', personas })).rejects.toThrow('There is a panel “Twice” already.')
  await expect(savePersonaPanel(id, { name: 'Twice', personas })).resolves.toBeUndefined()
  await expect(savePersonaPanel('nowhere', { name: 'New', personas })).rejects.toThrow('There is no panel “nowhere”.')
  await expect(deletePersonaPanel('nowhere')).rejects.toThrow('It may have been deleted.')
})
