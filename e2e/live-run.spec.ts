import type { Page } from '@playwright/test'
import { apiClient } from './api-client'
import { EditorPage } from './pages/editor-page'
import { expect, test } from './scripted-models'
import { threeModels } from './three-models'

test('Three models stream side by side, one is overloaded twice, and the majority is shown', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([
    { when: { model: 'sharp' }, times: 2, mode: 'overloaded' },
    {
      firstWordMs: 100,
      // Slow enough that the page is there to watch it, also on a busy machine.
      tokensPerSecond: 1,
      text: 'Only one and itself divide it, so it is a prime number indeed.\nAnswer: Yes',
    },
  ])
  const { id } = await apiClient(baseURL ?? '').createWorkflow(threeModels(connection))
  const editor = new EditorPage(page)
  await editor.open(id)
  await editor.startRun()
  await editor.showTab('Branches')
  await expect(editor.view.getByText('Only one and').first()).toBeVisible()
  await editor.ended('succeeded')
  await expect(editor.view.getByText('Only one and')).toHaveCount(3)
  await editor.showTab('Result')
  await expect(editor.view.getByRole('article', { name: 'Result' })).toContainText('3 of 3')
  expect(models.calls().filter(({ model }) => model === 'sharp')).toHaveLength(3)
  await editor.showRuns()
  await expect(page.getByRole('dialog', { name: 'Runs of this workflow' }).getByRole('link')).toHaveText(/^succeeded/)
})

test('A second tab and a reload show the same words while the run goes on', async ({
  page,
  context,
  models,
  connection,
  baseURL,
}) => {
  // A minute of words: the run goes on for as long as this test needs it, then it is cancelled.
  const words = Array.from({ length: 600 }, (_, at) => `word${at}`).join(' ')
  models.script([{ firstWordMs: 0, tokensPerSecond: 10, text: `${words}\nAnswer: Yes` }])
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(threeModels(connection))
  const { id: runId } = await api.startRun(id)
  const second = await context.newPage()
  const saidIn = (tab: Page) => tab.getByText(/^word0 word1 word2/)
  const watch = async (tab: Page) => {
    await tab.getByRole('tab', { name: /^Branches/ }).click()
    await expect(saidIn(tab)).toHaveCount(3)
  }
  await Promise.all([page, second].map((tab) => tab.goto(`/runs/${runId}`).then(() => watch(tab))))
  await page.reload()
  await watch(page)
  await expect(page.getByRole('group', { name: 'Progress of the run' })).toContainText('running')
  await api.cancelRun(runId)
  for (const tab of [page, second]) {
    await expect(tab.getByRole('group', { name: 'Progress of the run' })).toContainText('cancelled')
  }
  const said = await saidIn(page).allInnerTexts()
  expect(await saidIn(second).allInnerTexts()).toEqual(said)
  // Without gap or repeat, in the tab that was reloaded and in the one that was not.
  for (const text of said) expect(words.startsWith(text)).toBe(true)
})

test('Cancel closes the calls and keeps what was said as a part, not a result', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ firstWordMs: 0, tokensPerSecond: 5, tokens: 200 }])
  const { id } = await apiClient(baseURL ?? '').createWorkflow(threeModels(connection))
  const editor = new EditorPage(page)
  await editor.open(id)
  await editor.startRun()
  await expect.poll(() => models.calls().length).toBe(3)
  await editor.run.getByRole('button', { name: 'Cancel' }).click()
  await editor.ended('cancelled')
  await expect.poll(() => models.calls().every(({ outcome }) => outcome === 'aborted')).toBe(true)
  await editor.showTab('Branches')
  await expect(editor.view.getByText(/partial/i).first()).toBeVisible()
})

test('A key that the server refuses ends the run with the cause and what to do', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ mode: 'status', status: 401 }])
  const { id } = await apiClient(baseURL ?? '').createWorkflow(threeModels(connection))
  const editor = new EditorPage(page)
  await editor.open(id)
  await editor.startRun()
  await editor.ended('failed')
  await expect(editor.view.getByText(/key/i).first()).toBeVisible()
  await expect(page.getByText('sk-scripted-0123456789')).toHaveCount(0)
})

test('The first status of a run is on the screen within 100 ms of the click', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ firstWordMs: 500, text: 'Answer: Yes' }])
  const { id } = await apiClient(baseURL ?? '').createWorkflow(threeModels(connection))
  const editor = new EditorPage(page)
  await editor.open(id)
  // Measured in the page, so that the test's own round trips do not count, and once the page has loaded.
  const shownAfterMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll('button')].find(({ innerText }) =>
          innerText.trim().startsWith('Run'),
        )
        let clickedAt = 0
        new MutationObserver((_, observer) => {
          if (!document.body.innerText.includes('Starting')) return
          observer.disconnect()
          resolve(performance.now() - clickedAt)
        }).observe(document.body, { childList: true, subtree: true, characterData: true })
        requestIdleCallback(() => {
          clickedAt = performance.now()
          button?.click()
        })
      }),
  )
  expect(shownAfterMs).toBeLessThanOrEqual(100)
  await editor.ended('succeeded')
})
