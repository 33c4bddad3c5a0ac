import { beforeEach, describe, expect, it } from 'vitest'
import { aggregate } from '../aggregation'
import type { RunEvent } from '../engine/run-event'
import { getPrisma } from './client'
import { createRun, deleteRun, getRun, listUnfinishedRunIds, type NewRun } from './runs'
import { claimSettledRun, prismaRunStore as store } from './run-store'
import { withTestDatabase } from './test-database'
import { createWorkflow } from './workflows'

withTestDatabase()

const started = (seq: number): RunEvent => ({ type: 'run.started', seq, at: 1_000 })
const succeeded = (seq: number): RunEvent => ({ type: 'run.succeeded', seq, at: 2_000 })
const skipped = (seq: number): RunEvent => ({
  type: 'node.skipped',
  seq,
  at: 1_500,
  nodeId: 'a',
  reason: 'Not reached.',
})

const reaggregated = (seq: number): RunEvent => ({
  type: 'node.reaggregated',
  seq,
  at: 3_000,
  nodeId: 'a',
  aggregation: aggregate('concatenate', {}, { branches: [], answer: { type: 'text' } }),
  output: null,
  contentHash: 'hash',
})

let runId = ''
let asked: NewRun

beforeEach(async () => {
  const workflow = await createWorkflow({ format: 'parallax.workflow/1', name: 'Test', nodes: [], edges: [] })
  const graph = { nodes: [], edges: [] }
  asked = { workflowId: workflow.id, workflowName: 'Test', graph, inputs: {}, maxCostUsd: 2.5, idempotencyKey: null }
  runId = (await createRun(asked)).runId
})

async function claimAs(owner: string) {
  const claim = await store.claim(runId, owner)
  if (claim === null) throw new Error('The test expected to get the run.')
  return claim
}

const expireLease = () => getPrisma().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } })

describe('claim', () => {
  it('gives a run to one driver and to no second', async () => {
    expect(await store.claim(runId, 'one')).toEqual({ runId, fence: 1 })
    expect(await store.claim(runId, 'two')).toBeNull()
  })

  it('renews for its holder without raising the fence', async () => {
    await claimAs('one')
    expect(await store.claim(runId, 'one')).toEqual({ runId, fence: 1 })
  })

  it('hands over a run whose driver has gone silent, with a higher fence', async () => {
    await claimAs('one')
    await expireLease()
    expect(await store.claim(runId, 'two')).toEqual({ runId, fence: 2 })
  })

  it('gives nobody a run that has settled', async () => {
    await store.append(await claimAs('one'), [started(1), succeeded(2)])
    expect(await store.claim(runId, 'one')).toBeNull()
    expect(await store.claim(runId, 'two')).toBeNull()
  })

  it('lets a fact be added to a settled run, by the last who took it', async () => {
    expect(await claimSettledRun(runId)).toBeNull()
    await store.append(await claimAs('one'), [started(1), succeeded(2)])
    const [first, second] = [await claimSettledRun(runId), await claimSettledRun(runId)]
    if (first === null || second === null) throw new Error('The test expected to get the run.')
    await expect(store.append(first, [reaggregated(3)])).rejects.toMatchObject({ code: 'fence_lost' })
    await store.append(second, [reaggregated(3)])
    expect((await store.readEvents(runId, 2)).map(({ seq }) => seq)).toEqual([3])
    expect((await getRun(runId)).status).toBe('succeeded')
    expect(await claimSettledRun('gone')).toBeNull()
  })

  it('lets exactly one of many get a free run', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, (_, at) => store.claim(runId, `driver ${at}`)))
    expect(claims.filter((claim) => claim !== null)).toEqual([{ runId, fence: 1 }])
  })
})

describe('a final state', () => {
  const failed = (seq: number): RunEvent => ({
    type: 'run.failed',
    seq,
    at: 9_000,
    error: { code: 'x', message: 'X.' },
  })
  const cancelled = (seq: number): RunEvent => ({ type: 'run.cancelled', seq, at: 9_000 })

  it('is changed by no write, also by whoever holds the newest fence', async () => {
    const driver = await claimAs('one')
    await store.append(driver, [started(1), succeeded(2)])
    const before = { run: await getRun(runId), events: await store.readEvents(runId, 0) }
    const later = await claimSettledRun(runId)
    if (later === null) throw new Error('The test expected to get the run.')
    for (const claim of [driver, later]) {
      for (const event of [failed(3), cancelled(3), started(3), succeeded(3), skipped(3)]) {
        await expect(store.append(claim, [event])).rejects.toMatchObject({ code: 'fence_lost' })
      }
      await expect(store.append(claim, [reaggregated(3), failed(4)])).rejects.toMatchObject({ code: 'fence_lost' })
    }
    expect(await store.claim(runId, 'two')).toBeNull()
    expect({ run: await getRun(runId), events: await store.readEvents(runId, 0) }).toEqual(before)
  })

  it('is left by whoever comes second, of two that end a run at once', async () => {
    const claim = await claimAs('one')
    await store.append(claim, [started(1)])
    const ends = await Promise.allSettled([store.append(claim, [succeeded(2)]), store.append(claim, [failed(2)])])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await store.readEvents(runId, 1)).map(({ type }) => type)).toEqual(['run.succeeded'])
    expect((await getRun(runId)).status).toBe('succeeded')
  })
})

describe('append', () => {
  it('keeps events in order and moves the row on with them', async () => {
    const claim = await claimAs('one')
    await store.append(claim, [started(1), skipped(2)])
    expect(await getRun(runId)).toMatchObject({ status: 'running', startedAt: 1_000, endedAt: null })
    await store.append(claim, [succeeded(3)])
    expect(await getRun(runId)).toMatchObject({ status: 'succeeded', startedAt: 1_000, endedAt: 2_000 })
    expect(await store.readEvents(runId, 0)).toEqual([started(1), skipped(2), succeeded(3)])
    expect(await store.readEvents(runId, 2)).toEqual([succeeded(3)])
  })

  it('refuses whoever lost the run, and writes nothing of theirs', async () => {
    const late = await claimAs('one')
    await expireLease()
    const current = await claimAs('two')
    await expect(store.append(late, [started(1), succeeded(2)])).rejects.toMatchObject({ code: 'fence_lost' })
    await expect(store.append(late, [])).rejects.toMatchObject({ code: 'fence_lost' })
    await expect(store.append(current, [])).resolves.toBeUndefined()
    expect(await getRun(runId)).toMatchObject({ status: 'queued' })
    await store.append(current, [started(1)])
    expect(await store.readEvents(runId, 0)).toEqual([started(1)])
  })

  it('is all or nothing: a seq that exists takes the others and the status back with it', async () => {
    const claim = await claimAs('one')
    await store.append(claim, [started(1)])
    await expect(store.append(claim, [succeeded(2), skipped(1)])).rejects.toThrow()
    expect(await store.readEvents(runId, 0)).toEqual([started(1)])
    expect(await getRun(runId)).toMatchObject({ status: 'running' })
  })

  it('takes more events at once than one statement holds', async () => {
    const many = Array.from({ length: 25_000 }, (_, at) => skipped(at + 1))
    await store.append(await claimAs('one'), many)
    expect(await store.readEvents(runId, 0)).toEqual(many)
  })

  it('queues appends of many runs for the one connection without losing any', async () => {
    const claim = await claimAs('one')
    await Promise.all(Array.from({ length: 100 }, (_, at) => store.append(claim, [skipped(at + 1)])))
    expect(await store.readEvents(runId, 0)).toHaveLength(100)
  })
})

describe('the rest of a run', () => {
  it('is read back as it was frozen', async () => {
    expect(await store.readSnapshot(runId)).toEqual({
      runId,
      again: null,
      graph: { nodes: [], edges: [] },
      inputs: {},
      maxCostUsd: 2.5,
    })
  })

  it('is gone on with in the order in which runs were taken last, then by age', async () => {
    const others: string[] = []
    for (const idempotencyKey of ['one', 'two']) others.push((await createRun({ ...asked, idempotencyKey })).runId)
    const [second = ''] = others
    // Made within one millisecond they would be of one age.
    for (const [at, id] of [runId, ...others].entries())
      await getPrisma().run.update({ where: { id }, data: { createdAt: new Date(at) } })
    await store.claim(runId, 'one')
    await getPrisma().run.update({ where: { id: second }, data: { leaseUntil: new Date(Date.now() + 60_000) } })
    const listed = (await listUnfinishedRunIds()).filter((id) => id === runId || others.includes(id))
    expect(listed).toEqual([second, runId, others[1]])
  })

  it('is listed as unfinished until it has settled, and only then deleted', async () => {
    expect(await listUnfinishedRunIds()).toContain(runId)
    await expect(deleteRun(runId)).rejects.toMatchObject({ code: 'run_not_settled' })
    await store.append(await claimAs('one'), [started(1), succeeded(2)])
    expect(await listUnfinishedRunIds()).not.toContain(runId)
    await deleteRun(runId)
    await expect(getRun(runId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await store.readEvents(runId, 0)).toEqual([])
  })
})
