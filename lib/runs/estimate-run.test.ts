import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { threeModels } from '../../e2e/three-models'
import { saveConnection } from '../db/connections'
import { deleteOwnPrice, saveOwnPrice } from '../db/model-prices'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow } from '../db/workflows'
import { estimateRun } from './estimate-run'
import { readRunView } from './read-run'
import { startRun } from './start-run'
import { waitForRun } from './wait-for-run'

const tier = { inputUsd: 1, outputUsd: 10, cacheWriteUsd: null, cacheWrite1hUsd: null, cacheReadUsd: null }

describe('money, with a real database and a model server over sockets', { timeout: 120_000 }, () => {
  withTestDatabase()
  let api: MessagesApi

  beforeAll(async () => {
    api = await startMessagesApi()
    const connection = { label: 'Local', baseUrl: api.url, authStyle: 'none', anthropicVersion: '2023-06-01' } as const
    await saveConnection({ ...connection, name: 'local', models: ['swift'], maxConcurrent: 5 })
  })
  afterAll(() => api.close())
  beforeEach(() => api.clear())

  beforeEach(() => Promise.all(['swift', 'steady', 'sharp'].map(price)))

  const price = (modelId: string) =>
    saveOwnPrice('local', {
      ...{ modelId, from: '2026-01-01', webSearchUsd: null, note: '' },
      tiers: [{ ...tier, upToInputTokens: null }],
    })

  // A busy machine may be slow to count.
  const estimate = (workflowId: string) => estimateRun({ workflowId, inputs: {} }, 60_000)

  const takeBack = (modelId: string) => deleteOwnPrice({ connectionName: 'local', modelId, fromDay: '2026-01-01' })

  it('is estimated from counted tokens; a price that is not known stays unknown', async () => {
    const { id } = await createWorkflow(threeModels('local'))
    await Promise.all(['swift', 'steady', 'sharp'].map(takeBack))
    const before = await estimate(id)
    expect(before).toMatchObject({ calls: { low: 3, high: 3 }, costUsd: null, atMostUsd: null, isFree: false })
    expect(before.unpriced).toEqual(['local/swift', 'local/steady', 'local/sharp'])
    expect(before.restsOn[0]).toBe('Tokens of all prompts counted by Local.')

    await price('swift')
    const part = await estimate(id)
    expect(part.unpriced).toEqual(['local/steady', 'local/sharp'])
    expect(part.costUsd?.low).toBeGreaterThan(0)
    expect(part.atMostUsd).toBeNull()

    await price('steady')
    await price('sharp')
    const { costUsd, atMostUsd, nodes } = await estimate(id)
    expect(costUsd?.high).toBeGreaterThan(costUsd?.low ?? Infinity)
    expect(atMostUsd).toBeGreaterThan(costUsd?.high ?? Infinity)
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(['ask'])
    // Counting is no call of a model.
    expect(api.calls()).toEqual([])
  })

  it('rests on the last run where there is one', async () => {
    api.script([{ text: 'Answer: Yes' }])
    const { id } = await createWorkflow(threeModels('local'))
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await waitForRun(runId, 60_000)
    const { restsOn, nodes } = await estimate(id)
    expect(restsOn).toContain('Answers as long as in the last run.')
    // Two tokens each, give or take a quarter.
    expect(nodes[0]?.outputTokens.high).toBeCloseTo(3 * 2 * 1.25, 6)
    const run = await readRunView(runId, Date.now())
    expect(run.costUsd).toBeGreaterThan(0)
  })

  it('is refused a limit while the price of a model is not known', async () => {
    const document = threeModels('local')
    const text = JSON.stringify(document).replaceAll('local/swift', 'local/other')
    const { id } = await createWorkflow(JSON.parse(text) as typeof document)
    await expect(startRun({ workflowId: id, inputs: {}, maxCostUsd: 1 })).rejects.toMatchObject({
      code: 'price_unknown',
      issues: [{ nodeId: 'ask', path: 'voters.0.model', message: expect.stringContaining('Set it under Settings') }],
    })
  })

  it('[E52] never goes beyond the limit, and keeps what there is', async () => {
    api.script([{ text: 'Answer: Yes' }])
    const { id } = await createWorkflow(threeModels('local'))
    // The most that a call can cost is an answer of 16,000 tokens at $10 for a million: $0.16 and a little.
    const { runId } = await startRun({ workflowId: id, inputs: {}, maxCostUsd: 0.17 })
    await waitForRun(runId, 60_000)
    const run = await readRunView(runId, Date.now())
    expect(run.status).toBe('succeeded')
    expect(run.costUsd).toBeLessThan(0.01)
    expect(api.calls()).toHaveLength(3)

    const { runId: tight } = await startRun({ workflowId: id, inputs: {}, maxCostUsd: 0.1 })
    await waitForRun(tight, 60_000)
    const stopped = await readRunView(tight, Date.now())
    expect(stopped.nodes[0]?.branches.map(({ error }) => error?.code)).toEqual(['cost_cap', 'cost_cap', 'cost_cap'])
    expect(api.calls()).toHaveLength(3)
  })
})
