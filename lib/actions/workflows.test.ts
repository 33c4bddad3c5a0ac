import { describe, expect, it, vi } from 'vitest'
import { withTestDatabase } from '../db/test-database'
import type { Result } from '../errors/result'
import type { WorkflowDocument } from '../graph/document'
import { templates } from '../templates/templates'
import {
  createWorkflow,
  deleteWorkflow,
  duplicateWorkflow,
  importWorkflow,
  loadWorkflow,
  renameWorkflow,
  saveWorkflow,
} from './workflows'

vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }),
}))

withTestDatabase()

const document: WorkflowDocument = { format: 'parallax.workflow/1', name: 'Mine', nodes: [], edges: [] }

async function valueOf<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result
  if (!settled.ok) throw new Error(settled.problem.message)
  return settled.value
}

const create = () => valueOf(createWorkflow({ document }))

describe('creating', () => {
  it('takes a document as it is', async () => {
    expect(await valueOf(loadWorkflow(await create()))).toEqual({ revision: 1, document })
  })

  it('makes an empty workflow of nothing', async () => {
    const { document: empty } = await valueOf(loadWorkflow(await valueOf(createWorkflow({}))))
    expect(empty).toMatchObject({ name: 'Untitled workflow', nodes: [], edges: [] })
  })

  it.each(templates.map(({ id }) => id))('makes one of the template %s', async (templateId) => {
    const { document: made } = await valueOf(loadWorkflow(await valueOf(createWorkflow({ templateId }))))
    expect(made.nodes.length).toBeGreaterThan(2)
  })

  it('knows no other template', async () => {
    expect(await createWorkflow({ templateId: 'none' })).toMatchObject({ ok: false, problem: { code: 'not_found' } })
  })

  it('imports what was exported, and tells a file that it cannot read', async () => {
    const { workflowId } = await valueOf(importWorkflow({ text: JSON.stringify(document) }))
    expect(await valueOf(loadWorkflow({ workflowId }))).toEqual({ revision: 1, document })
    expect(await importWorkflow({ text: '<html>' })).toMatchObject({ ok: false, problem: { code: 'invalid_document' } })
  })
})

describe('changing', () => {
  it('tells a stale tab of the conflict', async () => {
    const { workflowId } = await create()
    await valueOf(saveWorkflow({ workflowId, revision: 1, document: { ...document, name: 'Other tab' } }))
    const stale = await saveWorkflow({ workflowId, revision: 1, document })
    expect(stale).toMatchObject({ ok: false, problem: { code: 'revision_conflict', kind: 'conflict' } })
  })

  it('goes on from the revision that a rename answers with', async () => {
    const { workflowId } = await create()
    const { revision } = await valueOf(renameWorkflow({ workflowId, name: ' Renamed ' }))
    expect(await valueOf(loadWorkflow({ workflowId }))).toEqual({
      revision: 2,
      document: { ...document, name: 'Renamed' },
    })
    expect(await valueOf(saveWorkflow({ workflowId, revision, document }))).toEqual({ revision: 3 })
  })

  it('duplicates under another name, however long the name is', async () => {
    const { workflowId } = await valueOf(createWorkflow({ document: { ...document, name: 'x'.repeat(200) } }))
    const copy = await valueOf(loadWorkflow(await valueOf(duplicateWorkflow({ workflowId }))))
    expect(copy.document.name).toHaveLength(200)
    expect(copy.document.name.endsWith(' (copy)')).toBe(true)
  })

  it('deletes, once', async () => {
    const { workflowId } = await create()
    expect(await deleteWorkflow({ workflowId })).toEqual({ ok: true, value: undefined })
    expect(await deleteWorkflow({ workflowId })).toMatchObject({ ok: false, problem: { code: 'not_found' } })
  })
})
