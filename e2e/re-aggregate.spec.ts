import { apiClient } from './api-client'
import { RunPage } from './pages/run-page'
import { expect, test } from './scripted-models'
import { threeModels } from './three-models'

/** One says yes, one says no, one says neither: no majority, and a tie of the two. */
const split = [
  { when: { model: 'swift' }, text: 'Answer: Yes' },
  { when: { model: 'steady' }, text: 'Answer: No' },
  { text: 'Answer: abstain' },
]

test('A vote without a majority is aggregated another way, and both results stand side by side', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script(split)
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(threeModels(connection))
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 30_000)

  const run = new RunPage(page)
  await run.open(runId)
  await run.openAnotherWay()
  await run.chooseRule('concatenate')

  const comparison = run.comparison('Count', 'Concatenate')
  await expect(comparison).toContainText('Changed')
  await expect(comparison).toContainText('No consensus became a text.')
  await expect(comparison.getByRole('heading')).toContainText(['The run’s own result', 'Another way: Concatenate'])
  await run.keep()
  await expect(comparison).toContainText('Kept')
  await expect(page.getByRole('article', { name: 'Result' })).toContainText('No consensus')
  expect(models.calls()).toHaveLength(3)

  // It is a fact of the run: a reload shows it, and whoever chooses the same again is not asked to keep it.
  await page.reload()
  await run.openAnotherWay()
  await expect(comparison).toContainText('Kept')
  await run.chooseRule('concatenate')
  await expect(run.comparison('Count', 'Concatenate')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Keep this result' })).toHaveCount(0)
})

test('The same rule with another option is another way, and it needs no mouse', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script(split)
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(threeModels(connection))
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 30_000)

  const run = new RunPage(page)
  await run.open(runId)
  await run.anotherWay.focus()
  await page.keyboard.press('Enter')
  // Letters choose in the platform's own select.
  await run.form.getByRole('combobox', { name: 'Rule' }).focus()
  await page.keyboard.type('Plu')
  await run.options.focus()
  await page.keyboard.press('Enter')
  for (const step of [/^Option order/, /^Report/]) {
    await run.form.getByRole('checkbox', { name: step }).focus()
    await page.keyboard.press('Space')
  }
  const comparison = run.comparison('Count', 'Plurality, Break ties by: Option order')
  await expect(comparison).toContainText('No consensus became “Yes”.')
})

test('A rule that cannot combine the answers, or asks a model, says in place what to do', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ text: 'Answer: Yes' }])
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(threeModels(connection))
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 30_000)

  const run = new RunPage(page)
  await run.open(runId)
  await run.openAnotherWay()
  await run.chooseRule('synthesize')
  await expect(page.getByText('Synthesize asks a model')).toBeVisible()
  await run.chooseRule('mean')
  const refusal = page.getByRole('group', { name: 'Nothing was computed' })
  await expect(refusal).toContainText('Choose another rule')
  await run.chooseRule('plurality')
  await expect(refusal).toHaveCount(0)
  await expect(run.comparison('Count', 'Plurality')).toContainText('Same result')
})
