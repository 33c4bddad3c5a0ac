import { expect, type Locator, type Page } from '@playwright/test'

/** The permanent page of one run. */
export class RunPage {
  /** Unfolds the form with which the branches of an aggregate are combined another way. */
  readonly anotherWay: Locator
  readonly form: Locator
  /** Unfolds the options of the rule that is chosen there. */
  readonly options: Locator

  constructor(readonly page: Page) {
    this.anotherWay = page.locator('summary', { hasText: /^Aggregate .*another way/ })
    this.form = page.getByRole('form', { name: /^Aggregate .* another way$/ })
    this.options = this.form.locator('summary', { hasText: /^Options of/ })
  }

  async open(runId: string): Promise<void> {
    await this.page.goto(`/runs/${runId}?view=result`)
    await expect(this.page.getByRole('article', { name: 'Result' })).toBeVisible()
  }

  async openAnotherWay(): Promise<void> {
    await this.anotherWay.click()
    await expect(this.form).toBeVisible()
  }

  /** Choosing is enough: what the rule makes of the branches is seen at once. */
  async chooseRule(name: string): Promise<void> {
    await this.form.getByRole('combobox', { name: 'Rule' }).selectOption(name)
  }

  async keep(): Promise<void> {
    await this.page.getByRole('button', { name: 'Keep this result' }).click()
  }

  /** The run's own result and the other, side by side; options that are not at their defaults are part of the name. */
  comparison(node: string, rule: string): Locator {
    return this.page.getByRole('region', { name: `${node} aggregated by ${rule}` })
  }
}
