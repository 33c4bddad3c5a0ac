import { chromium } from '@playwright/test'
import { findChromium } from '@/lib/setup/find-chromium.mjs'
import { apiClient } from '../api-client'
import { worstOf, type Line } from '../streams/line'
import { eightTabs } from './eight-tabs'
import { startWideRun, type Setting } from './setting'

export async function tabsLine(setting: Setting, repeats: number): Promise<Line> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  })
  const violations: string[] = []
  const liveMs: number[] = []
  try {
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      setting.models.script([{ firstWordMs: 0, tokens: 3000, tokensPerSecond: 10 }])
      const runId = await startWideRun(setting, 3)
      const context = await browser.newContext()
      liveMs.push((await eightTabs(context, `${setting.app.url}/runs/${runId}`)).liveMs)
      await apiClient(setting.app.url).cancelRun(runId)
      await context.close()
    }
  } finally {
    await browser.close()
  }
  violations.push(...liveMs.filter((ms) => ms > 2000).map((ms) => `a tab was live after ${Math.round(ms)} ms`))
  return {
    ...{ id: 'E6', name: 'eight tabs on one run, HTTP/1.1', trials: repeats, violations, faults: 0 },
    ...{ worst: worstOf(liveMs, 'ms until the last is live'), goal: '2,000 ms' },
  }
}
