import { apiClient } from './api-client'
import { expect, test } from './scripted-models'
import { threeModels } from './three-models'

const hostile = [
  '<script>document.title = "owned"</script>',
  '<img src="http://127.0.0.1:9/canary.png" onerror="document.title = \'owned\'">',
  '![picture](http://127.0.0.1:9/canary.png)',
  '[click me](javascript:document.title="owned")',
  '[data](data:text/html,<script>alert(1)</script>)',
  '<svg onload="document.title = \'owned\'"></svg>',
].join('\n\n')

test('What a model says cannot run, fetch or lead anywhere by itself', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ text: `${hostile}\n\nAnswer: Yes` }])
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const violations: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text())
  })

  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow({ ...threeModels(connection), name: '<img src=x onerror=alert(1)>' })
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 20_000)
  await page.goto(`/runs/${runId}`)
  for (const tab of [/^Result/, /^Branches/, /^Timeline/, /^Log/]) await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('tab', { name: /^Branches/ }).click()

  await expect(page).not.toHaveTitle('owned')
  await expect(page.locator('main img[src*="canary"], main script, main [onerror], main [onload]')).toHaveCount(0)
  await expect(page.locator('main a[href^="javascript:"], main a[href^="data:"]')).toHaveCount(0)
  expect(requests.filter((url) => !url.startsWith(baseURL ?? ''))).toEqual([])
  expect(violations).toEqual([])
})

test('Every page has a policy that allows no script but ours', async ({ request }) => {
  for (const path of ['/', '/settings', '/new']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toMatch(/script-src [^;]*'nonce-/)
    expect(policy).not.toContain('unsafe-eval')
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain('unsafe-inline')
  }
})
