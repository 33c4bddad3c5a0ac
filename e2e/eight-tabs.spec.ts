import { apiClient } from './api-client'
import { eightTabs } from './live/eight-tabs'
import { expect, test } from './scripted-models'
import { threeModels } from './three-models'

test('Eight tabs on one run are all live with one stream, also when the tab that listens is closed', async ({
  context,
  models,
  connection,
  baseURL,
}) => {
  // Eight pages at once are much for a small machine, and each paints every word.
  test.slow()
  models.script([{ firstWordMs: 0, tokensPerSecond: 1, tokens: 3000 }])
  const api = apiClient(baseURL ?? '')
  const { id } = await api.createWorkflow(threeModels(connection))
  const { id: runId } = await api.startRun(id)
  const streams = new Set<string>()
  context.on('request', (request) => {
    if (request.resourceType() === 'eventsource') streams.add(request.url())
  })
  const { tabs } = await eightTabs(context, `/runs/${runId}`)
  expect(streams.size).toBe(1)

  const [first, ...others] = tabs
  await first?.close()
  await api.cancelRun(runId)
  for (const tab of others) {
    await expect(tab.getByRole('group', { name: 'Progress of the run' })).toContainText('cancelled')
  }
})
