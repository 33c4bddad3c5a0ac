import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { conduct } from '../aggregation'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow } from '../db/workflows'
import type { WorkflowDocument } from '../graph/document'
import { readRunView } from './read-run'
import { startRun } from './start-run'
import { waitForRun } from './wait-for-run'

const position = { x: 0, y: 0 }
const model = 'anthropic/scripted'
const names = ['North', 'East', 'South', 'West']

/** Four sections, judged in pairs. */
const judged: WorkflowDocument = {
  format: 'parallax.workflow/1',
  name: 'Judged',
  nodes: [
    {
      id: 'drafts',
      type: 'section',
      position,
      data: {
        label: 'Drafts',
        prompt: '{{section.instruction}}',
        model,
        sections: names.map((label) => ({ label, instruction: `Write ${label}.` })),
      },
    },
    { id: 'judge', type: 'aggregate', position, data: { label: 'Judge', rule: 'judgePairwise', model } },
    { id: 'result', type: 'output', position, data: { label: 'Result' } },
  ],
  edges: [
    { id: 'drafts-judge', source: 'drafts', target: 'judge' },
    { id: 'judge-result', source: 'judge', target: 'result' },
  ],
}

describe('judging in pairs, with a real database and a model server over sockets', () => {
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

  it('asks for four branches in both orders, and gives half a win each where one pair depends on the order', async () => {
    const verdict = (better: string) => JSON.stringify({ reason: 'It says more.', better })
    // Which branch of the aggregate compares whom is drawn from the seed: its labels say so.
    const branches = names.map((label, index) => ({
      index,
      label,
      status: 'succeeded' as const,
      output: `Draft of ${label}.`,
    }))
    const { wanted } = conduct('judgePairwise', {}, { branches, answer: { type: 'text' } }, [])
    const asked = wanted.map(({ label = '' }, index) => {
      const [, one = '', other = ''] = label.match(/^Judge 1 · (\w+) against (\w+)$/) ?? []
      return { index, one, other }
    })
    expect(asked).toHaveLength(12)

    // South wins against all; North and East are equals between whom the judge takes what stands first; West loses.
    const rank: Record<string, number> = { South: 3, North: 2, East: 2, West: 1 }
    const { status, judge, result } = await run([
      ...names.map((name, branch) => ({ when: { node: 'drafts', branch }, text: `Draft of ${name}.` })),
      ...asked.map(({ index, one, other }) => ({
        when: { node: 'judge', branch: index },
        text: verdict((rank[one] ?? 0) >= (rank[other] ?? 0) ? 'A' : 'B'),
      })),
    ])
    expect(status).toBe('succeeded')
    expect(judge?.aggregation).toMatchObject({ outcome: 'decided', value: 'Draft of South.' })
    expect(judge?.aggregation?.judgement).toMatchObject({
      method: 'bradleyTerry',
      pairsInBothOrders: 6,
      winMatrix: [
        [0, 0.5, 0, 1],
        [0.5, 0, 0, 1],
        [1, 1, 0, 1],
        [0, 0, 0, 0],
      ],
    })
    expect(judge?.aggregation?.judgement?.orderConsistency).toBeCloseTo(5 / 6, 12)
    expect(judge?.aggregation?.judgement?.firstSlotShare).toBeCloseTo(7 / 12, 12)
    expect(result?.output?.text).toContain('Draft of South.')
  })

  async function run(scripts: Parameters<MessagesApi['script']>[0]) {
    api.script(scripts)
    const { id } = await createWorkflow(judged)
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await waitForRun(runId, 20_000)
    const { status, nodes } = await readRunView(runId, Date.now())
    const nodeOf = (nodeId: string) => nodes.find((node) => node.nodeId === nodeId)
    return { status, judge: nodeOf('judge'), result: nodeOf('result') }
  }
})
