import type { Page } from '@playwright/test'

/** The first screen: templates, workflows and recent runs. */
export class HomePage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/')
  }

  async runTemplate(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Run ${title}` }).click()
  }

  async openTemplate(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Open ${title}` }).click()
  }

  async blankCanvas(): Promise<void> {
    await this.page.goto('/new')
    await this.page.getByRole('button', { name: 'Blank canvas' }).click()
  }

  async importFile(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) }
    await this.page.locator('input[type=file]').setInputFiles(file)
  }

  workflow(name: string) {
    return this.page.getByRole('region', { name: 'Workflows' }).getByRole('link', { name })
  }
}
