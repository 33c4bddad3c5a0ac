import { beforeEach, describe, expect, it } from 'vitest'
import type { WorkflowDocument } from '../graph/document'
import { addNode } from './commands/add-node'
import { removeSelection } from './commands/remove'
import { createEditorStore, type EditorStore } from './editor-store'
import { drawCanvas, idsOfNodes } from './test-canvas'
import { toDocument } from './to-document'

const document: WorkflowDocument = toDocument({
  ...drawCanvas({ brief: { type: 'input' }, ask: { type: 'prompt', x: 340 } }, ['brief → ask']),
  name: 'Report',
  description: '',
})

let now = 0
let store: EditorStore
const steps = () => store.temporal.getState().pastStates.length
const nodeAt = (id: string) => store.getState().nodes.find((node) => node.id === id)
const drag = (id: string, x: number, dragging: boolean) =>
  store.getState().changeNodes([{ type: 'position', id, position: { x, y: 0 }, dragging }])

beforeEach(() => {
  now = 0
  store = createEditorStore({ workflowId: 'w', revision: 3, document, now: () => now })
})

it('opens a document and gives the same one back', () => {
  expect(toDocument(store.getState())).toEqual(document)
  expect(store.getState()).toMatchObject({ revision: 3, saveStatus: { kind: 'saved' } })
})

describe('history', () => {
  it('takes a drag back in one step, however long it paused', () => {
    drag('ask', 400, true)
    now = 60_000
    drag('ask', 500, true)
    drag('ask', 504, false)
    expect(steps()).toBe(1)
    store.getState().undo()
    expect(nodeAt('ask')?.position).toEqual({ x: 340, y: 0 })
    store.getState().redo()
    expect(nodeAt('ask')?.position).toEqual({ x: 504, y: 0 })
  })

  it('keeps two drags apart, also of the same node and at once', () => {
    drag('ask', 400, true)
    drag('ask', 400, false)
    drag('ask', 500, true)
    drag('ask', 500, false)
    expect(steps()).toBe(2)
  })

  it('[X2] takes moves by arrow keys back like drags, quick ones together', () => {
    drag('ask', 352, false)
    now = 300
    drag('ask', 364, false)
    now = 5000
    drag('ask', 376, false)
    expect(steps()).toBe(2)
    store.getState().undo()
    expect(nodeAt('ask')?.position.x).toBe(364)
    store.getState().undo()
    expect(nodeAt('ask')?.position.x).toBe(340)
  })

  it('takes the typing into one field back in one step, and into two fields in two', () => {
    const { editData, undo } = store.getState()
    editData('ask', { prompt: 'W' })
    store.getState().changeNodes([{ type: 'dimensions', id: 'ask', dimensions: { width: 260, height: 120 } }])
    editData('ask', { prompt: 'Wh' })
    editData('ask', { prompt: 'Why' })
    editData('ask', { label: 'Reason' })
    expect(steps()).toBe(2)
    undo()
    undo()
    expect(nodeAt('ask')?.data).toMatchObject({ prompt: '', label: 'ask' })
  })

  it('begins a new step when typing goes on after an undo', () => {
    const { editData, undo } = store.getState()
    editData('ask', { prompt: 'a' })
    undo()
    editData('ask', { prompt: 'b' })
    undo()
    expect(nodeAt('ask')?.data).toMatchObject({ prompt: '' })
  })

  it('does not count selecting, measuring or the status of saving', () => {
    const { changeNodes, setSaveStatus, requestField } = store.getState()
    changeNodes([{ type: 'select', id: 'ask', selected: true }])
    changeNodes([{ type: 'dimensions', id: 'ask', dimensions: { width: 260, height: 90 } }])
    setSaveStatus({ kind: 'saving' })
    requestField('brief', 'fields')
    expect(steps()).toBe(0)
  })

  it('goes through everything that was done, back and forth', () => {
    const { edit, setName, undo, redo } = store.getState()
    edit((canvas) => addNode(canvas, 'vote', { x: 700, y: 0 }))
    setName('Forecast')
    edit(removeSelection)
    const end = toDocument(store.getState())
    expect(idsOfNodes(store.getState())).toEqual(['brief', 'ask'])
    undo()
    undo()
    undo()
    expect(toDocument(store.getState())).toEqual(document)
    redo()
    redo()
    redo()
    expect(toDocument(store.getState())).toEqual(end)
  })

  it('brings mine back after the other version was loaded', () => {
    const { setName, replaceDocument, undo } = store.getState()
    setName('Mine')
    replaceDocument({ ...document, name: 'Theirs' }, 9)
    undo()
    expect(store.getState()).toMatchObject({ name: 'Mine', revision: 9 })
  })
})

it('leaves no key behind for an option that was taken back', () => {
  const { editData } = store.getState()
  editData('ask', { model: 'offline/extract' })
  editData('ask', { model: undefined })
  expect(nodeAt('ask')?.data).not.toHaveProperty('model')
})

it('selects the node whose field is asked for, and tells a second request from the first', () => {
  store.getState().requestField('ask', 'prompt')
  store.getState().requestField('ask', 'prompt')
  expect(store.getState().requestedField).toEqual({ nodeId: 'ask', path: 'prompt', times: 2 })
  expect(nodeAt('ask')?.selected).toBe(true)
})
