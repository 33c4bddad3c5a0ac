import type { WorkflowDocument } from '@/lib/graph/document'
import { apiClient } from './api-client'
import { EditorPage } from './pages/editor-page'
import { expect, test } from './scripted-models'

/** Four parts of one question, answered by one model with at most 1,000 tokens each. */
function fourParts(model: string): WorkflowDocument {
  const sections = ['North', 'East', 'South', 'West'].map((label) => ({ label, instruction: `Describe the ${label}.` }))
  return {
    format: 'parallax.workflow/1',
    name: 'Four parts',
    nodes: [
      {
        id: 'brief',
        type: 'input',
        position: { x: 0, y: 0 },
        data: { label: 'Brief', fields: [{ name: 'country', type: 'text', default: 'Norway' }] },
      },
      {
        id: 'parts',
        type: 'section',
        position: { x: 340, y: 0 },
        data: { label: 'Parts', sections, prompt: '{{section.instruction}} {{brief.country}}', model, maxTokens: 1000 },
      },
      { id: 'all', type: 'aggregate', position: { x: 680, y: 0 }, data: { label: 'All', rule: 'concatenate' } },
      { id: 'result', type: 'output', position: { x: 1020, y: 0 }, data: { label: 'Result' } },
    ],
    edges: [
      { id: 'brief-parts', source: 'brief', target: 'parts' },
      { id: 'parts-all', source: 'parts', target: 'all' },
      { id: 'all-result', source: 'all', target: 'result' },
    ],
  }
}

test('A model of my own server gets a price, the run an estimate and a limit, and what was made before it is kept', async ({
  page,
  models,
  connection,
  baseURL,
}) => {
  // An answer of 900 tokens at $100 for a million: $0.09 of the $0.10 that it may cost at most.
  models.script([{ tokens: 900, tokensPerSecond: 100_000 }])
  const { id } = await apiClient(baseURL ?? '').createWorkflow(fourParts(`${connection}/swift`))

  await page.goto('/settings')
  const row = page.getByRole('row').filter({ hasText: `${connection}/swift` })
  await row.getByRole('button', { name: 'Set the price of swift' }).click()
  const form = page.getByRole('form', { name: 'Price of a model' })
  await form.getByRole('textbox', { name: 'Output' }).fill('100')
  await form.getByRole('button', { name: 'Save price' }).click()
  await expect(form.getByText('Enter a price in dollars, such as 2.50.')).toBeVisible()
  await form.getByRole('textbox', { name: 'Input' }).fill('1')
  await form.getByRole('button', { name: 'Save price' }).click()
  await expect(row).toContainText('$100.00')

  const editor = new EditorPage(page)
  await editor.open(id)
  const estimate = page.getByRole('button', { name: /^4 calls · about .* tokens · \$\d/ })
  await estimate.first().click()
  await expect(page.getByRole('dialog', { name: 'Estimate of the run' })).toContainText('It rests on this')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const inputs = page.getByRole('form', { name: 'Inputs of the run' })
  await inputs.getByRole('textbox', { name: 'Stop at' }).fill('0.25')
  await inputs.getByRole('button', { name: /^Run/ }).click()
  await editor.ended('succeeded')
  await editor.showTab('Result')
  await expect(editor.view.getByRole('note')).toContainText(
    'Stopped at the cost limit of $0.25: 2 of 4 branches were made.',
  )
  await expect(editor.view).toContainText('limit: $0.25')
  expect(models.calls()).toHaveLength(2)
})
