import type { BrowserContext, Page } from '@playwright/test'

/** Opens a run in eight tabs, one after the other has loaded, and sees to it that new words come in every one of them. */
export async function eightTabs(context: BrowserContext, url: string): Promise<{ tabs: Page[]; liveMs: number }> {
  const tabs: Page[] = []
  let liveMs = 0
  for (let tab = 0; tab < 8; tab += 1) {
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    const loadedAt = performance.now()
    await page.getByRole('tab', { name: /^Branches/ }).click()
    const before = await lengthOf(page)
    await page.waitForFunction((length) => (document.querySelector('main')?.innerText.length ?? 0) > length, before, {
      polling: 50,
      timeout: 20_000,
    })
    liveMs = Math.max(liveMs, performance.now() - loadedAt)
    tabs.push(page)
  }
  return { tabs, liveMs }
}

function lengthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('main')?.innerText.length ?? 0)
}
