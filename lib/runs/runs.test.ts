import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow, saveWorkflow } from '../db/workflows'
import type { BranchWaits, RunEvent } from '../engine/run-event'
import type { FlowNode, WorkflowDocument } from '../graph/document'
import { cancelRun } from './cancel-run'
import { followRun } from './follow-run'
import { readRunView } from './read-run'
import { settlesRun } from './run-hub'
import { startRun } from './start-run'
import { waitForRun } from './wait-for-run'

const model = 'anthropic/scripted'
const position = { x: 0, y: 0 }

/** A vote of `voters` into a rule into an output. */
function votes(voters: number, aggregate: Partial<FlowNode<'aggregate'>['data']> = {}): WorkflowDocument {
  const answer = { type: 'choice' as const, choices: ['Yes', 'No'] }
  return {
    format: 'parallax.workflow/1',
    name: 'Vote',
    nodes: [
      {
        id: 'ask',
        type: 'vote',
        position,
        data: { label: 'Ask', prompt: 'Yes or no?', answer, voters: [{ label: 'Voter', model, samples: voters }] },
      },
      { id: 'count', type: 'aggregate', position, data: { label: 'Count', rule: 'plurality', ...aggregate } },
      { id: 'result', type: 'output', position, data: { label: 'Result' } },
    ],
    edges: [
      { id: 'ask-count', source: 'ask', target: 'count' },
      { id: 'count-result', source: 'count', target: 'result' },
    ],
  }
}

describe('runs, with a real database and a model server over sockets', () => {
  withTestDatabase()
  let api: MessagesApi
  const environment = { ...process.env }

  beforeAll(async () => {
    api = await startMessagesApi()
    process.env.ANTHROPIC_BASE_URL = api.url
    process.env.ANTHROPIC_API_KEY = 'scripted'
  })
  afterAll(async () => {
    process.env = environment
    await api.close()
  })
  beforeEach(() => api.clear())

  async function run(document: WorkflowDocument) {
    const { id } = await createWorkflow(document)
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await waitForRun(runId, 10_000)
    return readRunView(runId, Date.now())
  }

  it('“Branches are truly concurrent”: four branches of a second end in about a second', async () => {
    api.script([{ firstWordMs: 1_000, text: 'Answer: Yes' }])
    const { status, timing } = await run(votes(4))
    expect(status).toBe('succeeded')
    // One after the other they would take four: a busy machine is no reason to fail.
    expect(timing.wallMs).toBeLessThan(3_500)
    expect(timing.speedup).toBeGreaterThan(2)
  })

  it('“Partial failure keeps what succeeded”: the result names the branch that is missing', async () => {
    api.script([{ when: { branch: 1 }, mode: 'status', status: 400 }, { text: 'Answer: Yes' }])
    const { status, nodes } = await run(votes(3))
    const count = nodes.find(({ nodeId }) => nodeId === 'count')
    expect(status).toBe('succeeded')
    expect(count?.aggregation?.value).toBe('Yes')
    expect(count?.aggregation?.excluded.map(({ index }) => index)).toEqual([1])
  })

  it('tries a branch again that was answered 529 twice, and shows the attempts', async () => {
    api.script([{ when: { branch: 0 }, times: 2, mode: 'overloaded' }, { text: 'Answer: Yes' }])
    const { nodes } = await run(votes(2))
    const [first, second] = nodes.find(({ nodeId }) => nodeId === 'ask')?.branches ?? []
    expect(first).toMatchObject({ status: 'succeeded', attempt: 3 })
    expect(second).toMatchObject({ status: 'succeeded', attempt: 1 })
  })

  it('“Nothing leaks between branches”: every branch is sent the very same words', async () => {
    api.script([{ text: '{prompt}' }])
    const { nodes } = await run(votes(3, { rule: 'concatenate' }))
    const outputs = nodes.find(({ nodeId }) => nodeId === 'ask')?.branches.map(({ output }) => output?.text)
    expect(new Set(outputs).size).toBe(1)
  })

  it('“A join runs exactly once”: a quorum starts early and closes the calls it no longer needs', async () => {
    api.script([{ when: { branch: 2 }, firstWordMs: 5_000, text: 'Answer: No' }, { text: 'Answer: Yes' }])
    const { status, nodes, timing } = await run(votes(3, { join: { wait: 'quorum', count: 2 } }))
    expect(status).toBe('succeeded')
    // One after the other they would take four: a busy machine is no reason to fail.
    expect(timing.wallMs).toBeLessThan(3_500)
    expect(nodes.find(({ nodeId }) => nodeId === 'ask')?.branches[2]?.status).toBe('cancelled')
    await expect.poll(() => api.calls().filter(({ outcome }) => outcome === 'aborted').length).toBe(1)
  })

  it('“It runs on a frozen snapshot”: an edit during a run changes nothing in it', async () => {
    api.script([{ firstWordMs: 200, text: 'Answer: Yes' }])
    const { id, revision } = await createWorkflow(votes(3))
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await saveWorkflow(id, revision, votes(1))
    await waitForRun(runId, 10_000)
    const { nodes } = await readRunView(runId, Date.now())
    expect(nodes.find(({ nodeId }) => nodeId === 'ask')?.branches).toHaveLength(3)
  })

  it('a cancel closes every socket and settles the run as cancelled', async () => {
    api.script([{ firstWordMs: 30_000 }])
    const { id } = await createWorkflow(votes(5))
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await expect.poll(() => api.calls().length).toBe(5)
    await cancelRun(runId)
    await waitForRun(runId, 2_000)
    expect((await readRunView(runId, Date.now())).status).toBe('cancelled')
    await expect.poll(() => api.calls().every(({ outcome }) => outcome === 'aborted')).toBe(true)
  })

  it('one call of a repeated request: an idempotency key makes one run', async () => {
    api.script([{ text: 'Answer: Yes' }])
    const { id } = await createWorkflow(votes(2))
    const start = () => startRun({ workflowId: id, inputs: {}, idempotencyKey: 'once' })
    const runs = await Promise.all([start(), start(), start()])
    expect(new Set(runs.map(({ runId }) => runId)).size).toBe(1)
    await waitForRun(runs[0]?.runId ?? '', 10_000)
    expect(api.calls()).toHaveLength(2)
  })

  it('a follower who joins at any moment is told every event once, in order', async () => {
    api.script([{ firstWordMs: 50, tokens: 20, tokensPerSecond: 100 }])
    const { id } = await createWorkflow(votes(6, { rule: 'concatenate' }))
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    const heard = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        await new Promise((resolve) => setTimeout(resolve, at * 20))
        return follow(runId, 0)
      }),
    )
    for (const events of heard) expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    expect(new Set(heard.map((events) => events.length)).size).toBe(1)
  })

  it('“`retry-after` pauses that whole lane”: nobody is called until then, and those that wait say so', async () => {
    api.script([
      { when: { branch: 0, attempt: 1 }, mode: 'rateLimited', headers: { 'retry-after': '3' } },
      { firstWordMs: 1_500, text: 'Answer: Yes' },
    ])
    const { id } = await createWorkflow(votes(20))
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    const waits: BranchWaits[] = []
    const unfollow = await followRun(runId, 0, {
      events: () => undefined,
      words: () => undefined,
      waits: (told) => void waits.push(...told),
    })
    await waitForRun(runId, 20_000)
    unfollow()
    const calls = api.calls().toSorted((one, other) => one.beganAt - other.beganAt)
    const turnedAway = calls.find(({ status }) => status === 429)?.endedAt ?? 0
    expect(calls).toHaveLength(21)
    expect(calls.slice(0, 16).every(({ beganAt }) => beganAt < turnedAway + 1_500)).toBe(true)
    expect(calls.slice(16).every(({ beganAt }) => beganAt >= turnedAway + 2_990)).toBe(true)
    expect(waits[0]).toMatchObject({ nodeId: 'ask', branches: [16, 17, 18, 19] })
    expect((await readRunView(runId, Date.now())).status).toBe('succeeded')
  }, 30_000)

  // Last in this file: for 30 s nobody else would be called.
  it('a reached spend limit is not asked again and again: the next run fails without a call, and says what to do', async () => {
    api.script([{ mode: 'spendCap' }])
    expect((await run(votes(40))).status).toBe('failed')
    const called = api.calls().length
    expect(called).toBeLessThanOrEqual(16)
    const { status, nodes } = await run(votes(40))
    expect(status).toBe('failed')
    expect(api.calls()).toHaveLength(called)
    const message =
      'Not called: Anthropic has reached its spend limit. Raise it with the provider or wait until it is reset, then run again.'
    const branches = nodes.find(({ nodeId }) => nodeId === 'ask')?.branches ?? []
    expect(branches).toHaveLength(40)
    for (const branch of branches) expect(branch).toMatchObject({ status: 'failed', attempt: 0, error: { message } })
  })
})

/** Every event from `afterSeq` until the run settles. */
async function follow(runId: string, afterSeq: number): Promise<RunEvent[]> {
  const heard: RunEvent[] = []
  return new Promise((resolve, reject) => {
    let unfollow: () => void = () => undefined
    const events = (news: readonly RunEvent[]) => {
      heard.push(...news)
      if (!news.some(settlesRun)) return
      unfollow()
      resolve(heard)
    }
    followRun(runId, afterSeq, { events, words: () => undefined, waits: () => undefined }).then(
      (leave) => (unfollow = leave),
      reject,
    )
  })
}
