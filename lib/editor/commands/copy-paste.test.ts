import { expect, it } from 'vitest'
import { drawCanvas, edgesOf, idsOfNodes, selectedIds } from '../test-canvas'
import { toDocument } from '../to-document'
import { copySelection, duplicateSelection, paste } from './copy-paste'

const canvas = drawCanvas(
  {
    brief: { type: 'input', x: 0, y: 0, selected: true },
    ask: { type: 'prompt', x: 340, y: 12, selected: true, data: { prompt: '{{brief.text}} and {{other}}' } },
    other: { type: 'prompt', x: 0, y: 400 },
    result: { type: 'output', x: 680 },
  },
  ['brief → ask', 'other → ask', 'ask → result'],
)

it('copies the selected nodes and the edges between them, and nothing of the screen', () => {
  const clip = JSON.parse(copySelection(canvas) ?? '') as { nodes: { id: string }[]; edges: unknown[] }
  expect(clip.nodes.map(({ id }) => id)).toEqual(['brief', 'ask'])
  expect(clip.nodes[0]).not.toHaveProperty('selected')
  expect(clip.edges).toHaveLength(1)
})

it('copies nothing when nothing is selected', () => {
  expect(copySelection(drawCanvas({ a: { type: 'note' } }))).toBeNull()
})

it('pastes under new ids, with templates that follow what came along and keep the rest', () => {
  const pasted = paste(canvas, copySelection(canvas) ?? '')
  expect(pasted && idsOfNodes(pasted)).toEqual(['brief', 'ask', 'other', 'result', 'brief_2', 'ask_2'])
  expect(pasted && edgesOf(pasted).slice(3)).toEqual(['brief_2 → ask_2'])
  expect(pasted?.nodes.at(-1)?.data).toMatchObject({ prompt: '{{brief_2.text}} and {{other}}' })
  expect(pasted && selectedIds(pasted)).toEqual(['brief_2', 'ask_2'])
})

it('pastes at a point, keeping what lies between', () => {
  const pasted = paste(canvas, copySelection(canvas) ?? '', { x: 1200, y: 600 })
  expect(pasted?.nodes.slice(-2).map(({ position }) => position)).toEqual([
    { x: 1200, y: 600 },
    { x: 1536, y: 612 },
  ])
})

it('numbers the copy of a copy on, instead of adding a number to a number', () => {
  const once = duplicateSelection(drawCanvas({ ask: { type: 'prompt', selected: true } }))
  expect(idsOfNodes(duplicateSelection(once))).toEqual(['ask', 'ask_2', 'ask_3'])
})

it('takes a whole exported workflow', () => {
  const document = toDocument({ ...canvas, name: 'Report', description: '' })
  expect(paste(drawCanvas({}), JSON.stringify(document))?.nodes).toHaveLength(4)
})

it.each(['', 'words', '{}', '[1]', '{"format":"parallax.nodes/1","nodes":[{"id":"__proto__"}],"edges":[]}'])(
  'takes nothing from %j',
  (text) => {
    expect(paste(canvas, text)).toBeNull()
  },
)
