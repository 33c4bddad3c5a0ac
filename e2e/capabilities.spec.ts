import type { Locator, Page } from '@playwright/test'
import type { WorkflowDocument } from '@/lib/graph/document'
import { apiClient } from './api-client'
import { EditorPage } from './pages/editor-page'
import { expect, test } from './scripted-models'

/** One prompt of a model of the connection, and its result. */
function oneQuestion(connection: string, asks: object): WorkflowDocument {
  return {
    format: 'parallax.workflow/1',
    name: 'One question',
    nodes: [
      {
        id: 'ask',
        type: 'prompt',
        position: { x: 0, y: 0 },
        data: { label: 'Ask', prompt: 'How do prices move?', model: `${connection}/swift`, ...asks },
      },
      { id: 'result', type: 'output', position: { x: 340, y: 0 }, data: { label: 'Result' } },
    ],
    edges: [{ id: 'ask-result', source: 'ask', target: 'result' }],
  }
}

/** Presses Test of a connection, whose label differs from its name by capitals and spaces, and gives back what it says of the server. */
async function testServer(page: Page, connection: string): Promise<Locator> {
  const label = connection.replaceAll('-', ' ')
  await page.getByRole('button', { name: `Test ${label}` }).click()
  return page.getByRole('region', { name: `What ${label} understands` })
}

test('A server is tested, says what it lacks, and a node that asks for it says so before the run', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([
    { when: { field: 'tools' }, mode: 'status', status: 400, text: 'tools: unknown field' },
    { text: 'Blue is a colour of the sky.' },
  ])
  const understands = await testServer(page, connection)
  await expect(understands).toContainText('Tested with swift', { timeout: 30_000 })
  await expect(understands).toContainText(/JSON schema\s*no, asked for in words/)
  await expect(understands).toContainText(/Web search\s*no, cannot be asked for/)

  const asks = { effort: 'low', answer: { type: 'json', schema: { type: 'object' } } }
  const { id } = await apiClient(baseURL ?? '').createWorkflow(oneQuestion(connection, asks))
  const editor = new EditorPage(page)
  await editor.open(id)
  await editor.select('Ask')
  const notices = editor.inspector.getByRole('list', { name: 'Before you run' })
  await expect(notices).toContainText('does not take a JSON schema: the format is asked for in words')
  await editor.inspector.getByText('Advanced', { exact: true }).click()
  await editor.inspector.getByRole('switch', { name: 'Web search' }).click()
  await expect(editor.inspector).toContainText('cannot search the web. Switch it off or choose another model.')
  await expect(page.getByRole('button', { name: /1 problem/ })).toBeVisible()
})

test('A branch that searches the web shows where its words come from', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  models.script([{ mode: 'webSearch', text: 'Prices rose by **4 percent**.\nTwo makers left.' }])
  const understands = await testServer(page, connection)
  await expect(understands).toContainText(/Web search\s*yes/, { timeout: 30_000 })

  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(oneQuestion(connection, { webSearch: { maxUses: 2 } }))
  const { id: runId } = await api.startRun(id)
  await api.untilSettled(runId, 20_000)
  await page.goto(`/runs/${runId}?view=branches`)
  const branch = page.getByRole('article', { name: 'Ask, Ask' })
  const sources = branch.getByRole('region', { name: 'Sources' })
  await expect(sources.getByRole('listitem')).toHaveCount(2)
  await expect(sources).toContainText('“Prices rose by 4 percent.”')
  await branch.getByRole('link', { name: 'Source 2' }).click()
  await expect(sources.getByRole('listitem').nth(1)).toBeInViewport()
  // What a page calls itself is text, and leads nowhere until somebody asks.
  await expect(sources.getByRole('button', { name: /Market <b>news<\/b> ?, link to news\.example/ })).toBeVisible()
  await expect(sources.getByRole('link')).toHaveCount(0)
})
