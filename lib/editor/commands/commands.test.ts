import { describe, expect, it } from 'vitest'
import { checkGraph } from '../../graph/check-graph'
import type { Canvas } from '../canvas'
import { nodeWidth } from '../canvas'
import { drawCanvas, edgesOf, idsOfNodes, selectedIds } from '../test-canvas'
import { toGraph } from '../to-document'
import { addNext } from './add-next'
import { addNode } from './add-node'
import { alignSelection } from './align'
import { connect, whyNotConnect } from './connect'
import { insertIntoEdge } from './insert-into-edge'
import { removeSelection } from './remove'
import { renameNode, whyNotRename } from './rename-node'
import { startPattern } from './start-pattern'
import { tidy } from './tidy'

const chain = () =>
  drawCanvas(
    {
      brief: { type: 'input' },
      ask: { type: 'prompt', x: 340, data: { prompt: 'About {{brief.text}}' } },
      result: { type: 'output', x: 680 },
    },
    ['brief → ask', 'ask → result'],
  )

const positionsOf = (canvas: Canvas) => Object.fromEntries(canvas.nodes.map(({ id, position }) => [id, position]))

describe('adding', () => {
  it('gives a new node an id that templates can use, and a number where it is taken', () => {
    const once = addNode(chain(), 'prompt', { x: 0, y: 400 })
    const twice = addNode(once, 'prompt', { x: 0, y: 800 })
    expect(idsOfNodes(twice)).toEqual(['brief', 'ask', 'result', 'prompt', 'prompt_2'])
  })

  it('selects the new node alone and puts it on the grid', () => {
    const canvas = addNode(drawCanvas({ brief: { type: 'input', selected: true } }), 'vote', { x: 401, y: 299 })
    expect(selectedIds(canvas)).toEqual(['vote'])
    expect(positionsOf(canvas)['vote']).toEqual({ x: 396, y: 300 })
  })

  it('moves it down where another node already lies', () => {
    const { added } = addNode(chain(), 'note', { x: 10, y: 10 })
    expect(added.position.y).toBeGreaterThanOrEqual(116)
  })

  it('shares no data between two nodes of one type', () => {
    const one = addNode(drawCanvas({}), 'section', { x: 0, y: 0 })
    const two = addNode(one, 'section', { x: 0, y: 400 })
    expect(one.added.data).toEqual({ ...two.added.data, label: 'Section' })
    expect(one.added.data).not.toBe(two.added.data)
  })

  it('adds the next node beside and joins it', () => {
    const canvas = addNext(drawCanvas({ brief: { type: 'input' } }), 'brief', 'after', 'section')
    expect(edgesOf(canvas)).toEqual(['brief → sections'])
    expect(positionsOf(canvas)['sections']?.x).toBeGreaterThan(nodeWidth)
  })

  it('adds a node before another', () => {
    expect(edgesOf(addNext(drawCanvas({ ask: { type: 'prompt' } }), 'ask', 'before', 'input'))).toEqual(['input → ask'])
  })
})

describe('connecting', () => {
  it('joins two nodes once', () => {
    const canvas = connect(drawCanvas({ a: { type: 'input' }, b: { type: 'prompt' } }), 'a', 'b')
    expect(edgesOf(canvas)).toEqual(['a → b'])
    expect(connect(canvas, 'a', 'b')).toBe(canvas)
    expect(whyNotConnect(canvas, 'a', 'b')).toBe('They are already joined.')
  })

  //   a ──► b ──► c   and back from c to a?
  it('refuses what would make a circle, however long', () => {
    const canvas = drawCanvas({ a: { type: 'prompt' }, b: { type: 'prompt' }, c: { type: 'prompt' } }, [
      'a → b',
      'b → c',
    ])
    expect(whyNotConnect(canvas, 'c', 'a')).toMatch(/circle/)
    expect(whyNotConnect(canvas, 'a', 'c')).toBeNull()
  })

  it.each([
    ['a node with itself', 'ask', 'ask', /itself/],
    ['behind an output', 'result', 'ask', /Nothing can come after/],
    ['into an input', 'ask', 'brief', /Nothing can lead into/],
    ['a note', 'ask', 'note', /Nothing can lead into/],
    ['a node that is gone', 'ask', 'nobody', /no longer exists/],
  ])('refuses %s', (_, source, target, reason) => {
    const canvas = drawCanvas({
      brief: { type: 'input' },
      ask: { type: 'prompt' },
      result: { type: 'output' },
      note: { type: 'note' },
    })
    expect(whyNotConnect(canvas, source, target)).toMatch(reason)
    expect(connect(canvas, source, target)).toBe(canvas)
  })

  it('never lets a graph through that the check would refuse for its edges', () => {
    const types = ['input', 'prompt', 'section', 'vote', 'aggregate', 'output', 'note'] as const
    let canvas = drawCanvas(Object.fromEntries(types.map((type) => [type, { type }])))
    for (const source of types) for (const target of types) canvas = connect(canvas, source, target)
    const aboutEdges = checkGraph(toGraph(canvas)).filter(({ path }) => path.startsWith('edges'))
    expect(aboutEdges).toEqual([])
    expect(canvas.edges.length).toBeGreaterThan(5)
  })
})

describe('changing', () => {
  it('removes nodes with their edges, and edges alone', () => {
    const { nodes, edges } = chain()
    const without = removeSelection({ nodes: nodes.map((n) => (n.id === 'ask' ? { ...n, selected: true } : n)), edges })
    expect([idsOfNodes(without), edgesOf(without)]).toEqual([['brief', 'result'], []])
    const cut = removeSelection({ nodes, edges: edges.map((e) => ({ ...e, selected: e.source === 'ask' })) })
    expect(edgesOf(cut)).toEqual(['brief → ask'])
  })

  it('changes nothing when nothing is selected', () => {
    const canvas = chain()
    expect(removeSelection(canvas)).toBe(canvas)
  })

  it('puts a node into an edge and makes room for it', () => {
    const canvas = insertIntoEdge(chain(), 'ask-result', 'aggregate')
    expect(edgesOf(canvas)).toEqual(['brief → ask', 'ask → aggregate', 'aggregate → result'])
    const { aggregate, result } = positionsOf(canvas)
    expect(result?.x).toBeGreaterThanOrEqual((aggregate?.x ?? 0) + nodeWidth)
  })

  it('puts no node into an edge that it could not stand in', () => {
    const canvas = chain()
    expect(insertIntoEdge(canvas, 'ask-result', 'input')).toBe(canvas)
    expect(insertIntoEdge(canvas, 'gone', 'prompt')).toBe(canvas)
  })

  it('renames a node in edges and templates, and nothing that only looks like it', () => {
    const canvas = drawCanvas(
      {
        brief: { type: 'input' },
        ask: { type: 'prompt', data: { prompt: '{{ brief.text }} of {{briefing}} and brief' } },
      },
      ['brief → ask'],
    )
    const renamed = renameNode(canvas, 'brief', 'task')
    expect(edgesOf(renamed)).toEqual(['task → ask'])
    expect(renamed.nodes[1]?.data).toMatchObject({ prompt: '{{task.text}} of {{briefing}} and brief' })
    expect(whyNotRename(canvas, 'brief', 'ask')).toMatch(/Another node/)
    expect(whyNotRename(canvas, 'brief', '1st')).toMatch(/letter first/)
    expect(renameNode(canvas, 'brief', 'ask')).toBe(canvas)
  })

  it('aligns the selected nodes and no others', () => {
    const canvas = drawCanvas({
      a: { type: 'prompt', x: 12, y: 0, selected: true },
      b: { type: 'prompt', x: 240, y: 96, selected: true },
      c: { type: 'prompt', x: 480, y: 204 },
    })
    expect(positionsOf(alignSelection(canvas, 'left'))).toEqual({
      a: { x: 12, y: 0 },
      b: { x: 12, y: 96 },
      c: { x: 480, y: 204 },
    })
    expect(positionsOf(alignSelection(canvas, 'top'))['b']).toEqual({ x: 240, y: 0 })
  })
})

describe('tidying up', () => {
  //        ┌─► b ─┐
  //   a ───┤      ├─► d       e alone
  //        └─► c ─┘
  it('lays a fan-out from left to right without overlaps, and leaves what has no edge where it is', () => {
    const canvas = drawCanvas(
      {
        a: { type: 'input', x: 600, y: 400 },
        b: { type: 'prompt', x: 600, y: 400 },
        c: { type: 'prompt', x: 620, y: 410 },
        d: { type: 'aggregate', x: 0, y: 0 },
        e: { type: 'note', x: 50, y: 60 },
      },
      ['a → b', 'a → c', 'b → d', 'c → d'],
    )
    const { a, b, c, d, e } = positionsOf(tidy(canvas))
    expect([(a?.x ?? 0) + nodeWidth < (b?.x ?? 0), b?.x === c?.x, (b?.x ?? 0) + nodeWidth < (d?.x ?? 0)]).toEqual([
      true,
      true,
      true,
    ])
    expect(Math.abs((b?.y ?? 0) - (c?.y ?? 0))).toBeGreaterThan(116)
    expect(e).toEqual({ x: 50, y: 60 })
  })

  it('settles: tidying twice moves nothing', () => {
    const once = tidy(chain())
    expect(positionsOf(tidy(once))).toEqual(positionsOf(once))
  })
})

describe('starting from the pattern', () => {
  it.each(['sectioning', 'voting'] as const)(
    'makes four joined nodes for %s whose templates name their input',
    (pattern) => {
      const canvas = startPattern(drawCanvas({}), pattern, { x: 0, y: 0 })
      expect(canvas.nodes.map(({ type }) => type)).toEqual([
        'input',
        pattern === 'sectioning' ? 'section' : 'vote',
        'aggregate',
        'output',
      ])
      expect(edgesOf(canvas)).toHaveLength(3)
      const problems = checkGraph(toGraph(canvas)).map(({ code }) => code)
      expect(new Set(problems)).toEqual(new Set(pattern === 'sectioning' ? ['empty_instruction'] : []))
    },
  )

  it('takes other names beside an older one, in its templates as well', () => {
    const twice = startPattern(startPattern(drawCanvas({}), 'voting', { x: 0, y: 0 }), 'voting', { x: 0, y: 400 })
    expect(new Set(idsOfNodes(twice)).size).toBe(8)
    expect(twice.nodes[5]?.data).toMatchObject({ prompt: '{{question_2.text}}' })
  })
})
