import { beforeEach, describe, expect, it } from 'vitest'
import type { RunEvent, RunFact } from '../engine/run-event'
import { getPrisma } from './client'
import { countRecoveries, readLastSeq } from './recoveries'
import { prismaRunStore as store } from './run-store'
import { createRun } from './runs'
import { withTestDatabase } from './test-database'
import { createWorkflow } from './workflows'

withTestDatabase()

let runId = ''
let seq = 0

beforeEach(async () => {
  const { id } = await createWorkflow({ format: 'parallax.workflow/1', name: 'Test', nodes: [], edges: [] })
  const graph = { nodes: [], edges: [] }
  const asked = { workflowId: id, workflowName: 'Test', graph, inputs: {}, maxCostUsd: null, idempotencyKey: null }
  runId = (await createRun(asked)).runId
  seq = 0
})

const called: RunFact = { type: 'branch.started', nodeId: 'a', branch: 0, attempt: 1, model: null }
const failure = {
  nodeId: 'a',
  branch: 0,
  attempt: 1,
  partialText: '',
  usage: null,
  costUsd: null,
  possiblyBilled: true,
}
const interrupted: RunFact = {
  ...{ type: 'branch.failed', ...failure, retryAt: null },
  error: { code: 'interrupted', message: 'Cut off.' },
}
const refused: RunFact = { type: 'branch.failed', ...failure, retryAt: null, error: { code: 'bad', message: 'No.' } }
const retried: RunFact = { type: 'branch.failed', ...failure, retryAt: 5, error: { code: 'bad', message: 'No.' } }
const combined: RunFact = { type: 'node.succeeded', nodeId: 'a', output: { text: '' } }

/** A process takes the run, records what it is given and dies. Answers with the recoveries that it found. */
async function live(...facts: RunFact[]): Promise<number> {
  await getPrisma().run.update({ where: { id: runId }, data: { leaseOwner: null } })
  const claim = await store.claim(runId, `process of ${seq}`)
  if (claim === null) throw new Error('The test expected to get the run.')
  const recoveries = await countRecoveries(claim)
  const opening: RunFact[] = facts.length === 0 || seq === 0 ? [] : [{ type: 'run.resumed', fence: claim.fence }]
  const events = [...opening, ...facts].map((fact): RunEvent => ({ ...fact, seq: (seq += 1), at: seq }))
  if (events.length > 0) await store.append(claim, events)
  return recoveries
}

describe('[E57] recoveries since the run last got anywhere', () => {
  it('are counted from the claims, also of those that recorded nothing', async () => {
    expect([await live(called), await live(called), await live(), await live(), await live()]).toEqual([0, 0, 1, 2, 3])
    expect(await readLastSeq(runId)).toBe(seq)
  })

  it.each([
    ['an answer', { type: 'node.succeeded', nodeId: 'a', output: { text: '' } }],
    ['a failure that is final', refused],
    ['a step', combined],
    ['a stop that somebody asked for', { type: 'run.released' }],
  ] satisfies [string, RunFact][])('begin anew after %s', async (_, fact) => {
    await live(called)
    await live(called)
    await live(called, fact)
    expect([await live(called), await live(called), await live(called)]).toEqual([0, 1, 2])
  })

  it.each([
    ['a call that was cut off for the last time', interrupted],
    ['a failure that is tried again', retried],
  ])('go on over %s', async (_, fact) => {
    await live(called)
    await live(fact)
    await live(fact)
    expect([await live(fact), await live(fact)]).toEqual([2, 3])
  })
})
