import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { prismaRunStore } from '../db/run-store'
import { deleteRun, readRunStatus } from '../db/runs'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow } from '../db/workflows'
import type { RunEvent } from '../engine/run-event'
import type { WorkflowDocument } from '../graph/document'
import { runEventStream } from './event-stream'
import { followRun } from './follow-run'
import { readRunView } from './read-run'
import { reaggregateRun } from './reaggregate-run'
import { startRun } from './start-run'
import { waitForRun } from './wait-for-run'

const position = { x: 0, y: 0 }

/** Four votes; a majority decides. */
const fourVotes: WorkflowDocument = {
  format: 'parallax.workflow/1',
  name: 'Vote',
  nodes: [
    {
      id: 'ask',
      type: 'vote',
      position,
      data: {
        label: 'Ask',
        prompt: 'Yes or no?',
        answer: { type: 'choice', choices: ['Yes', 'No'] },
        voters: [{ label: 'Voter', model: 'anthropic/scripted', samples: 4 }],
      },
    },
    { id: 'count', type: 'aggregate', position, data: { label: 'Count', rule: 'majority' } },
    { id: 'result', type: 'output', position, data: { label: 'Result' } },
  ],
  edges: [
    { id: 'ask-count', source: 'ask', target: 'count' },
    { id: 'count-result', source: 'count', target: 'result' },
  ],
}

const plurality = { nodeId: 'count', rule: 'plurality' as const, options: { ties: ['optionOrder'] } }

describe('a settled run is aggregated another way', () => {
  withTestDatabase()
  let api: MessagesApi
  let runId = ''
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
  beforeEach(async () => {
    api.clear()
    api.script([
      { when: { branch: 0 }, text: 'Answer: No' },
      { when: { branch: 1 }, text: 'Answer: No' },
      { text: 'Answer: Yes' },
    ])
    const { id } = await createWorkflow(fourVotes)
    runId = (await startRun({ workflowId: id, inputs: {} })).runId
    await waitForRun(runId, 10_000)
  })

  const events = (afterSeq = 0) => prismaRunStore.readEvents(runId, afterSeq)
  const seqs = async () => (await events()).map(({ seq }) => seq)
  const view = () => readRunView(runId, Date.now())

  it('at no model cost, and its own result stays beside the new one', async () => {
    const before = await view()
    const { aggregation, output } = await reaggregateRun(runId, plurality)
    expect(aggregation).toMatchObject({ rule: 'plurality', outcome: 'decided', value: 'Yes' })
    expect(output?.value).toBe('Yes')
    expect(api.calls()).toHaveLength(4)

    const after = await view()
    const count = after.nodes.find(({ nodeId }) => nodeId === 'count')
    expect(count?.reaggregations?.map(({ aggregation }) => aggregation.rule)).toEqual(['plurality'])
    const own = after.nodes.map((node) => ({ ...node, reaggregations: undefined }))
    expect({ ...after, nodes: own }).toEqual({
      ...before,
      nodes: before.nodes.map((node) => ({ ...node, reaggregations: undefined })),
    })
  })

  it('once: the same rule, options and branches are answered with what was recorded', async () => {
    const first = await reaggregateRun(runId, plurality)
    const spelledOut = { ...plurality, options: { seed: 1, ties: ['optionOrder'] } }
    expect(await reaggregateRun(runId, spelledOut)).toEqual(first)
    expect((await events()).filter(({ type }) => type === 'node.reaggregated')).toHaveLength(1)
  })

  it('by many at once, each in its turn, without a gap or a repeat', async () => {
    const shifts = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]
    const answers = await Promise.all(
      shifts.map((headingShift) =>
        reaggregateRun(runId, { nodeId: 'count', rule: 'concatenate', options: { headingShift } }),
      ),
    )
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(6)
    expect(await seqs()).toEqual((await seqs()).map((_, at) => at + 1))
    expect(await readRunStatus(runId)).toBe('succeeded')
  })

  it('and whoever follows it is told', async () => {
    const heard: RunEvent[] = []
    const last = (await events()).length
    const unfollow = await followRun(runId, last, {
      events: (news) => void heard.push(...news),
      words: () => undefined,
      waits: () => undefined,
    })
    const { seq } = await reaggregateRun(runId, plurality)
    expect(heard).toMatchObject([{ type: 'node.reaggregated', seq, nodeId: 'count' }])
    unfollow()
  })

  it('and its stream, asked again, brings what is new and ends', async () => {
    const last = (await events()).length
    const streamAfter = (seq: number) => runEventStream(runId, seq, new AbortController().signal)
    expect((await streamAfter(last)).status).toBe(204)
    const { seq } = await reaggregateRun(runId, plurality)
    const ids = async (after: number) =>
      [...(await (await streamAfter(after)).text()).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
    expect(await ids(last)).toEqual([seq])
    expect(await ids(last - 1)).toEqual([last, seq])
    expect(await ids(0)).toEqual(await seqs())
    expect((await streamAfter(seq)).status).toBe(204)
  })

  it('not before it has settled', async () => {
    api.script([{ firstWordMs: 500, text: 'Answer: Yes' }])
    const { id } = await createWorkflow(fourVotes)
    const running = await startRun({ workflowId: id, inputs: {} })
    await expect(reaggregateRun(running.runId, plurality)).rejects.toMatchObject({
      code: 'run_not_settled',
      kind: 'conflict',
      message: expect.stringContaining('Wait until it has'),
    })
    await waitForRun(running.runId, 10_000)
    expect((await reaggregateRun(running.runId, plurality)).aggregation.value).toBe('Yes')
  })

  it('not by what cannot combine it, and nothing is recorded', async () => {
    const before = await events()
    const refused = { code: 'invalid_reaggregation', kind: 'invalid' }
    const rejects = (request: Parameters<typeof reaggregateRun>[1]) => expect(reaggregateRun(runId, request)).rejects
    await rejects({ ...plurality, rule: 'mean', options: {} }).toMatchObject({ ...refused, issues: [{ path: 'rule' }] })
    await rejects({ ...plurality, rule: 'synthesize', options: {} }).toMatchObject({
      ...refused,
      issues: [{ code: 'calls_model' }],
    })
    await rejects({ ...plurality, options: { power: 2 } }).toMatchObject({
      ...refused,
      issues: [{ path: 'options.power' }],
    })
    await rejects({ ...plurality, nodeId: 'ask' }).toMatchObject({ ...refused, issues: [{ code: 'not_an_aggregate' }] })
    await rejects({ ...plurality, nodeId: 'gone' }).toMatchObject({ kind: 'notFound' })
    expect(await events()).toEqual(before)
  })

  it('not when it is gone', async () => {
    await deleteRun(runId)
    await expect(reaggregateRun(runId, plurality)).rejects.toMatchObject({ code: 'not_found' })
  })
})
