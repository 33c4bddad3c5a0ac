import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { HomePage } from './pages/home-page'

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`In ${colorScheme} colours`, () => {
    test.use({ colorScheme })

    for (const path of ['/', '/new', '/settings', '/nowhere']) {
      test(`${path} has no barrier that axe knows`, async ({ page }) => {
        await page.goto(path)
        await expect(page.locator('h1')).toBeVisible()
        expect(await violations(page)).toEqual([])
      })
    }

    test('the editor and a finished run have no barrier that axe knows', async ({ page }) => {
      const home = new HomePage(page)
      await home.open()
      await home.runTemplate('Regional sales forecast')
      await expect(page.getByRole('article', { name: 'Result' })).toBeVisible({ timeout: 30_000 })
      expect(await violations(page)).toEqual([])
      for (const tab of [/^Branches/, /^Votes/, /^Timeline/, /^Log/]) {
        await page.getByRole('tab', { name: tab }).click()
        expect(await violations(page)).toEqual([])
      }
    })
  })
}

for (const path of ['/', '/new', '/settings']) {
  test(`${path} needs no sideways scrolling on a narrow screen`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(path)
    await expect(page.locator('h1')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
}
