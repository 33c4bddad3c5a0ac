import { describe, expect, it } from 'vitest'
import { drawGraph } from './draw-graph'
import { emptyAnswers, guidedWorkflow } from './guided-workflow'

const vote = (samples: number) => guidedWorkflow({ ...emptyAnswers, pattern: 'voting', rule: 'plurality', samples })

describe('a small picture of a graph', () => {
  it('shows fan-out and fan-in: a bar for every branch, an edge to and from every bar', () => {
    const { boxes, curves } = drawGraph(vote(3))
    expect(boxes.map((box) => box.type)).toEqual(['input', 'vote', 'vote', 'vote', 'aggregate', 'output'])
    expect(curves).toHaveLength(3 + 3 + 1)
  })

  it('stays small with many branches, and still counts them', () => {
    const { boxes, branches } = drawGraph(vote(100))
    expect(boxes).toHaveLength(3 + 5)
    expect(branches).toBe(100)
  })

  it('frames everything it draws', () => {
    const { boxes, frame } = drawGraph(vote(5))
    const isInside = (box: (typeof boxes)[number]) =>
      box.x >= frame.x &&
      box.y >= frame.y &&
      box.x + box.width <= frame.x + frame.width &&
      box.y + box.height <= frame.y + frame.height
    expect(boxes.every(isInside)).toBe(true)
  })

  it('has a frame for an empty canvas too', () => {
    expect(drawGraph({ nodes: [], edges: [] })).toMatchObject({ boxes: [], curves: [], frame: { x: 0, y: 0 } })
  })
})
