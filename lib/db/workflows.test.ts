import { describe, expect, it } from 'vitest'
import type { WorkflowDocument } from '../graph/document'
import { createRun, getRun, listRuns } from './runs'
import { withTestDatabase } from './test-database'
import { createWorkflow, deleteWorkflow, getWorkflow, listWorkflows, saveWorkflow } from './workflows'

withTestDatabase()

const documentNamed = (name: string): WorkflowDocument => ({
  format: 'parallax.workflow/1',
  name,
  nodes: [
    { id: 'brief', type: 'note', position: { x: 1, y: -0.5 }, data: { label: 'Brief', text: 'naïve “quotes” 🦉' } },
  ],
  edges: [],
})

const runOf = (workflowId: string, idempotencyKey: string | null, inputs = {}) =>
  createRun({
    workflowId,
    workflowName: 'W',
    graph: { nodes: [], edges: [] },
    inputs,
    maxCostUsd: null,
    idempotencyKey,
  })

describe('a workflow', () => {
  it('is read back as it was saved', async () => {
    const document = { ...documentNamed('One'), description: 'Described.' }
    const { id, revision } = await createWorkflow(document)
    expect(revision).toBe(1)
    expect(await getWorkflow(id)).toEqual({ id, revision: 1, document, updatedAt: expect.any(Number) })
  })

  it('is saved over the revision it was based on', async () => {
    const { id } = await createWorkflow(documentNamed('Before'))
    expect(await saveWorkflow(id, 1, documentNamed('After'))).toEqual({ revision: 2 })
    expect(await getWorkflow(id)).toMatchObject({ revision: 2, document: documentNamed('After') })
  })

  it('keeps what another tab saved, and tells the late one', async () => {
    const { id } = await createWorkflow(documentNamed('Start'))
    await saveWorkflow(id, 1, documentNamed('First tab'))
    const late = saveWorkflow(id, 1, documentNamed('Second tab'))
    await expect(late).rejects.toMatchObject({ code: 'revision_conflict', kind: 'conflict', currentRevision: 2 })
    expect(await getWorkflow(id)).toMatchObject({ document: documentNamed('First tab') })
  })

  it('lets exactly one of twenty simultaneous saves through', async () => {
    const { id } = await createWorkflow(documentNamed('Start'))
    const saves = Array.from({ length: 20 }, (_, at) => saveWorkflow(id, 1, documentNamed(`Tab ${at}`)))
    const settled = await Promise.allSettled(saves)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await getWorkflow(id)).toMatchObject({ revision: 2 })
  })

  it('sees no conflict in the same save sent again, because its answer was lost', async () => {
    const { id } = await createWorkflow(documentNamed('Start'))
    await saveWorkflow(id, 1, documentNamed('Mine'))
    expect(await saveWorkflow(id, 1, documentNamed('Mine'))).toEqual({ revision: 2 })
  })

  it('is listed with its last run, and leaves its runs behind when it is deleted', async () => {
    const { id } = await createWorkflow(documentNamed('Listed'))
    await runOf(id, null)
    const { runId } = await runOf(id, null)
    const listed = (await listWorkflows()).find((workflow) => workflow.id === id)
    expect(listed).toMatchObject({ name: 'Listed', lastRun: { workflowId: id, status: 'queued' } })
    expect(await listRuns({ workflowId: id, take: 10 })).toHaveLength(2)

    await deleteWorkflow(id)
    await expect(getWorkflow(id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteWorkflow(id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await getRun(runId)).toMatchObject({ workflowId: null })
  })
})

describe('an idempotency key', () => {
  it('makes one run of simultaneous and repeated calls', async () => {
    const { id } = await createWorkflow(documentNamed('Once'))
    const calls = await Promise.all(Array.from({ length: 20 }, () => runOf(id, 'key-1')))
    expect(new Set(calls.map(({ runId }) => runId)).size).toBe(1)
    expect(calls.filter(({ created }) => created)).toHaveLength(1)
    expect(await listRuns({ workflowId: id, take: 10 })).toHaveLength(1)
  })

  it('counts within its workflow only', async () => {
    const [one, two] = [await createWorkflow(documentNamed('A')), await createWorkflow(documentNamed('B'))]
    expect(await runOf(one.id, 'same')).toMatchObject({ created: true })
    expect(await runOf(two.id, 'same')).toMatchObject({ created: true })
  })

  it('is refused for other inputs', async () => {
    const { id } = await createWorkflow(documentNamed('Strict'))
    await runOf(id, 'key-1', { brief: { company: 'Acme' } })
    const other = runOf(id, 'key-1', { brief: { company: 'Other' } })
    await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('makes no run of a workflow that is gone', async () => {
    await expect(runOf('no-such-workflow', 'key-1')).rejects.toMatchObject({ code: 'not_found' })
  })
})
