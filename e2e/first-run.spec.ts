import { expect, test } from '@playwright/test'
import { HomePage } from './pages/home-page'

const templates = [
  { title: 'Market research report', says: 'Competitors' },
  { title: 'Regional sales forecast', says: 'median of 4 answers' },
  { title: 'Content review', says: 'Tone' },
  { title: 'Pricing decision panel', says: 'Flat fee' },
  { title: 'Code review', says: 'Builds a query out of text' },
]

for (const { title, says } of templates) {
  test(`One click runs “${title}” on a fresh machine, and says that no LLM answered`, async ({ page }) => {
    const home = new HomePage(page)
    await home.open()
    await home.runTemplate(title)
    const result = page.getByRole('article', { name: 'Result' })
    await expect(result).toContainText(says, { timeout: 30_000 })
    await expect(page.getByText('offline model, not an LLM').first()).toBeVisible()
    await expect(page.getByRole('group', { name: 'Progress of the run' }).first()).toContainText('succeeded')
  })
}

test('The address of a run shows the same run again', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.runTemplate('Regional sales forecast')
  await expect(page.getByRole('article', { name: 'Result' })).toBeVisible({ timeout: 30_000 })
  await home.open()
  await page
    .getByRole('region', { name: 'Recent runs' })
    .getByRole('link', { name: /Regional sales forecast/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/runs\//)
  const result = page.getByRole('article', { name: 'Result' })
  await expect(result).toContainText('median of 4 answers')
  const before = await result.innerText()
  await page.reload()
  await expect(result).toHaveText(before, { useInnerText: true })
})
