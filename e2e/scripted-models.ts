import { test as base, type Page } from '@playwright/test'
import { startMessagesApi, type MessagesApi } from './messages-api/start-messages-api'

/** Tests with a model server of their own, whose answers they script. */
export const test = base.extend<{ models: MessagesApi; connection: string }>({
  models: async ({}, provide) => {
    const models = await startMessagesApi()
    await provide(models)
    await models.close()
  },
  /** The name of a connection to that server, added in the settings as a person would. */
  connection: async ({ page, models }, provide, { workerIndex, testId }) => {
    const name = `Scripted ${workerIndex} ${testId.slice(-6)}`
    await provide(await addConnection(page, name, models.url))
  },
})

async function addConnection(page: Page, label: string, baseUrl: string): Promise<string> {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Add a connection' }).click()
  await page.getByRole('textbox', { name: 'Label' }).fill(label)
  await page.getByRole('textbox', { name: 'Base URL' }).fill(baseUrl)
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('sk-scripted-0123456789')
  await page.getByRole('textbox', { name: 'Models' }).fill('swift\nsteady\nsharp')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: `Test ${label}` }).waitFor()
  return label.toLowerCase().replaceAll(' ', '-')
}

export { expect } from '@playwright/test'
