import type { WorkflowDocument } from '@/lib/graph/document'
import { apiClient } from './api-client'
import { EditorPage } from './pages/editor-page'
import { expect, test } from './scripted-models'
import { threeModels } from './three-models'

/** The votes of three models, and a sentence on what they found. */
function votesAndSentence(connection: string): WorkflowDocument {
  const { nodes, edges, ...document } = threeModels(connection)
  const position = { x: 680, y: 200 }
  const data = { label: 'Say', prompt: 'Say in a sentence: {{count}}', model: `${connection}/swift` }
  return {
    ...document,
    nodes: [...nodes, { id: 'say', type: 'prompt', position, data }],
    edges: [
      ...edges.filter(({ target }) => target !== 'result'),
      { id: 'count-say', source: 'count', target: 'say' },
      { id: 'say-result', source: 'say', target: 'result' },
    ],
  }
}

test('A branch that failed is run again: the old result is stale until the new one stands beside it', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([
    { when: { model: 'sharp' }, mode: 'status', status: 400, text: 'Not today' },
    { when: { model: 'swift' }, text: 'Answer: Yes' },
    { when: { model: 'steady' }, text: 'Answer: No' },
  ])
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(threeModels(connection))
  const { id: firstId } = await api.startRun(id)
  await api.untilSettled(firstId, 30_000)

  // Long enough on its way for all that is looked at meanwhile, also on a busy machine.
  test.slow()
  models.script([{ firstWordMs: 15_000, text: 'Answer: Yes' }])
  const editor = new EditorPage(page)
  await editor.open(id)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await editor.showTab('Result')
  await page.getByRole('button', { name: 'Run sharp again' }).click()
  await expect(editor.node(/Count/).getByText('Stale: being renewed')).toBeVisible()
  await editor.showTab('Result')
  await expect(editor.view.getByRole('region', { name: 'Earlier result', exact: true })).toContainText(
    'Stale: being renewed',
  )
  await editor.ended('succeeded')
  const compared = editor.view.getByRole('region', { name: 'Earlier result of Count' })
  await expect(compared).toContainText('Changed')
  await expect(compared).toContainText('became “Yes”')
  await expect(editor.node(/Count/).getByText('Stale')).toHaveCount(0)
  expect(
    models
      .calls()
      .map(({ model }) => model)
      .slice(3),
  ).toEqual(['sharp'])

  await page.goto(`/runs/${firstId}?view=result`)
  await expect(page.getByText('What rests on it here is stale.')).toBeVisible()
  await page.getByRole('link', { name: 'Open the newer run' }).click()
  await expect(page.getByRole('region', { name: 'Earlier result of Count' })).toBeVisible()
})

test('A run is run again from a node: what is before it is kept and costs nothing now', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ when: { node: 'say' }, text: 'It is a prime.' }, { text: 'Answer: Yes' }])
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(votesAndSentence(connection))
  const { id: firstId } = await api.startRun(id)
  await api.untilSettled(firstId, 30_000)
  expect(models.calls()).toHaveLength(4)

  models.script([{ text: 'Seventeen is a prime.' }])
  await page.goto(`/runs/${firstId}`)
  await page.getByRole('button', { name: 'Run again from…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /^Say/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('goes on from the')).toBeVisible()
  await page.getByRole('tab', { name: /^Result/ }).click()
  await expect(page.getByRole('article', { name: 'Result' })).toContainText('Seventeen is a prime.')
  expect(
    models
      .calls()
      .map(({ node }) => node)
      .slice(4),
  ).toEqual(['say'])
  await page.getByRole('tab', { name: /^Branches/ }).click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await expect(page.getByText('kept, $0.00 now').first()).toBeVisible()
})

test('Two runs stand side by side: what is the same is folded, what differs is shown', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ text: 'Answer: Yes' }])
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(threeModels(connection))
  const { id: firstId } = await api.startRun(id)
  await api.untilSettled(firstId, 30_000)
  models.script([{ text: 'Answer: No' }])
  const { id: secondId } = await api.rerunBranch(firstId, 'ask', 1)
  await api.untilSettled(secondId, 30_000)

  await page.goto(`/runs/${secondId}`)
  await page.getByRole('link', { name: 'Compare the two' }).click()
  const ask = page.getByRole('region', { name: 'Ask', exact: true })
  await expect(ask).toContainText('2 branches the same in both')
  await expect(page.getByRole('region', { name: 'What steady in the first run says' })).toContainText('Yes')
  await expect(page.getByRole('region', { name: 'What steady in the second run says' })).toContainText('No')
  await expect(page.getByRole('row', { name: /^Branches that succeeded/ })).toContainText('3 of 3, 2 of them kept')
  await expect(page.getByText('Both runs were given the same.')).toBeVisible()
})
