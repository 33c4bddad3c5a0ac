import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { saveOwnPrice } from '../db/model-prices'
import { prismaRunStore } from '../db/run-store'
import { deleteRun, getRun, listRuns } from '../db/runs'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow, deleteWorkflow } from '../db/workflows'
import type { WorkflowDocument } from '../graph/document'
import { readEarlier, readNewer } from './read-again'
import { readRunView } from './read-run'
import { startAgain, type AgainRequest } from './start-again'
import { startRun } from './start-run'
import { waitForRun } from './wait-for-run'

const position = { x: 0, y: 0 }

/** Three votes on a question, their majority, and a sentence on it. */
const votes: WorkflowDocument = {
  format: 'parallax.workflow/1',
  name: 'Votes',
  nodes: [
    { id: 'brief', type: 'input', position, data: { label: 'Brief', fields: [{ name: 'topic', type: 'text' }] } },
    {
      id: 'ask',
      type: 'vote',
      position,
      data: {
        label: 'Ask',
        prompt: 'Is {{brief.topic}} a prime?',
        answer: { type: 'choice', choices: ['Yes', 'No'] },
        voters: [{ label: 'Voter', model: 'anthropic/scripted', samples: 3 }],
      },
    },
    { id: 'count', type: 'aggregate', position, data: { label: 'Count', rule: 'majority' } },
    {
      id: 'say',
      type: 'prompt',
      position,
      data: { label: 'Say', prompt: 'Say: {{count}}', model: 'anthropic/scripted' },
    },
    { id: 'result', type: 'output', position, data: { label: 'Result' } },
  ],
  edges: [
    { id: 'brief-ask', source: 'brief', target: 'ask' },
    { id: 'ask-count', source: 'ask', target: 'count' },
    { id: 'count-say', source: 'count', target: 'say' },
    { id: 'say-result', source: 'say', target: 'result' },
  ],
}

describe('a run that goes on from another', () => {
  withTestDatabase()
  let api: MessagesApi
  let workflowId = ''
  let baseId = ''
  const environment = { ...process.env }

  beforeAll(async () => {
    api = await startMessagesApi()
    process.env.ANTHROPIC_BASE_URL = api.url
    process.env.ANTHROPIC_API_KEY = 'scripted'
    // Without a price a run can have no limit.
    const tier = { inputUsd: 1, outputUsd: 5, cacheWriteUsd: null, cacheWrite1hUsd: null, cacheReadUsd: null }
    const tiers = [{ ...tier, upToInputTokens: null }]
    await saveOwnPrice('anthropic', { modelId: 'scripted', from: '2026-01-01', tiers, webSearchUsd: null, note: '' })
  })
  afterAll(async () => {
    process.env = environment
    await api.close()
  })
  beforeEach(async () => {
    api.clear()
    api.script([{ when: { branch: 2 }, mode: 'status', status: 400 }, { text: 'Answer: Yes' }])
    workflowId = (await createWorkflow(votes)).id
    baseId = (await startRun({ workflowId, inputs: { brief: { topic: '17' } }, maxCostUsd: 5 })).runId
    await waitForRun(baseId, 10_000)
    api.clear()
    api.script([{ text: 'Answer: No' }])
  })

  async function again(request: AgainRequest, of = baseId) {
    const { runId } = await startAgain(of, request)
    await waitForRun(runId, 10_000)
    return readRunView(runId, Date.now())
  }
  const called = () => api.calls().map(({ node, branch }) => `${node}#${branch}`)

  it('calls what had failed, keeps the rest at no cost, and leaves the run before as it was', async () => {
    const before = await readRunView(baseId, Date.now())
    const view = await again({})
    // Three of three is another sentence than two of two: what asks about it is asked anew.
    expect(called()).toEqual(['ask#2', 'say#0'])
    expect(view.basedOn).toEqual({ runId: baseId })
    expect(view.nodes.find(({ nodeId }) => nodeId === 'ask')?.branches).toMatchObject([
      { status: 'succeeded', kept: { runId: baseId }, costUsd: 0 },
      { status: 'succeeded', kept: { runId: baseId }, costUsd: 0 },
      { status: 'succeeded', attempt: 1 },
    ])
    expect(view.nodes.find(({ nodeId }) => nodeId === 'count')?.aggregation).toMatchObject({ value: 'Yes' })
    expect(await readRunView(baseId, Date.now())).toEqual(before)
  })

  it('freezes what is to be redone, the cap of the run before, and its place in the lists', async () => {
    const redo = [{ nodeId: 'ask', branch: 0 }, { nodeId: 'say' }]
    const { id } = await again({ redo })
    expect(await getRun(id)).toMatchObject({ redo, maxCostUsd: 5, inputs: { brief: { topic: '17' } } })
    expect(await prismaRunStore.readSnapshot(id)).toMatchObject({ again: { basedOnRunId: baseId, redo } })
    expect((await listRuns({ workflowId, take: 2 })).map(({ basedOn }) => basedOn?.runId ?? null)).toEqual([
      baseId,
      null,
    ])
    expect(await readNewer(baseId)).toMatchObject({ runId: id, redo, others: 0 })
    const earlier = await readEarlier(await getRun(id))
    expect(earlier?.renewed.toSorted()).toEqual(['ask', 'count', 'result', 'say'])
    expect(earlier?.nodes.find(({ nodeId }) => nodeId === 'count')?.aggregation).toMatchObject({ value: 'Yes' })
  })

  it('with another input asks anew what is asked something else', async () => {
    const view = await again({ inputs: { brief: { topic: '18' } } })
    expect(called()).toHaveLength(4)
    expect(await getRun(view.id)).toMatchObject({ inputs: { brief: { topic: '18' } } })
  })

  it('with another rule calls no branch, and renews what is behind the aggregate', async () => {
    const whole = await again({})
    api.clear()
    api.script([{ text: 'Renewed.' }])
    const rules = { count: { rule: 'concatenate' as const, options: {} } }
    const view = await again({ rules }, whole.id)
    expect(api.calls()).toHaveLength(1)
    expect(view.nodes.find(({ nodeId }) => nodeId === 'count')?.aggregation).toMatchObject({ rule: 'concatenate' })
    expect(view.result?.text).toBe('Renewed.')
    expect(view.nodes.find(({ nodeId }) => nodeId === 'ask')?.branches[0]?.kept?.runId).toBe(baseId)
  })

  it('is made once for a key, and the key is refused for another request', async () => {
    const key = { idempotencyKey: 'once' }
    const first = await startAgain(baseId, { ...key, redo: [{ nodeId: 'ask' }] })
    expect(await startAgain(baseId, { ...key, redo: [{ nodeId: 'ask' }] })).toEqual(first)
    await expect(startAgain(baseId, { ...key, redo: [{ nodeId: 'say' }] })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    })
    await waitForRun(first.runId, 10_000)
  })

  it('outlives its workflow and needs none; a key holds there too', async () => {
    await deleteWorkflow(workflowId)
    const first = await startAgain(baseId, { idempotencyKey: 'once' })
    expect(await startAgain(baseId, { idempotencyKey: 'once' })).toEqual(first)
    await waitForRun(first.runId, 10_000)
    expect((await readRunView(first.runId, Date.now())).status).toBe('succeeded')
  })

  it('keeps its base from being deleted until it has settled', async () => {
    api.script([{ firstWordMs: 400, text: 'Answer: Yes' }])
    const { runId } = await startAgain(baseId, {})
    await expect(deleteRun(baseId)).rejects.toMatchObject({ code: 'run_in_use' })
    await expect(startAgain(runId, {})).rejects.toMatchObject({ code: 'run_not_settled' })
    await waitForRun(runId, 10_000)
    await deleteRun(baseId)
    expect((await readRunView(runId, Date.now())).basedOn).toBeNull()
  })

  it('is refused with what is wrong, and makes no run', async () => {
    const refuses = (request: AgainRequest, of = baseId) => expect(startAgain(of, request)).rejects
    await refuses({ redo: [{ nodeId: 'gone' }] }).toMatchObject({ code: 'not_found' })
    await refuses({ redo: [{ nodeId: 'ask', branch: 3 }] }).toMatchObject({
      code: 'branch_not_found',
      kind: 'notFound',
    })
    await refuses({ redo: [{ nodeId: 'count' }] }).toMatchObject({ issues: [{ code: 'no_branches' }] })
    await refuses({ rules: { ask: { rule: 'mean', options: {} } } }).toMatchObject({
      issues: [{ code: 'not_an_aggregate' }],
    })
    await refuses({ rules: { count: { rule: 'mean', options: {} } } }).toMatchObject({ code: 'invalid_again' })
    await refuses({ inputs: { brief: { tpoic: '1' } } }).toMatchObject({ issues: [{ path: 'inputs.brief.tpoic' }] })
    await refuses({}, 'gone').toMatchObject({ code: 'not_found' })
    const whole = await again({})
    await refuses({}, whole.id).toMatchObject({ code: 'nothing_to_redo' })
    expect(await listRuns({ workflowId, take: 10 })).toHaveLength(2)
  })
})
