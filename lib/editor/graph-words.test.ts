import { describe, expect, it } from 'vitest'
import { initialRunState } from '../engine/initial-run-state'
import type { RunState } from '../engine/run-state'
import { countGraphCalls } from '../graph/count-calls'
import { isFree } from './estimate-calls'
import { findInRun } from './find-in-run'
import { outlineOf } from './outline'
import { isKnownReference, listReferences } from './references'
import { createContentSelector } from './select-content'
import { drawCanvas } from './test-canvas'
import { toGraph } from './to-document'

//          ┌─► research ─┐
//  brief ──┤             ├─► report        remark (a note)
//          └─► ask ──────┘
const canvas = drawCanvas(
  {
    remark: { type: 'note' },
    brief: { type: 'input', data: { fields: [{ name: 'company', label: 'Company', type: 'text' }] } },
    research: { type: 'section', data: { model: 'offline/extract' } },
    ask: { type: 'prompt' },
    report: { type: 'aggregate', data: { rule: 'synthesize', model: 'offline/extract' } },
  },
  ['brief → research', 'brief → ask', 'research → report', 'ask → report'],
)
const graph = toGraph(canvas)

describe('references', () => {
  it('offer what is upstream: fields of inputs, outputs of nodes, and a section its own item first', () => {
    expect(listReferences(graph, 'report').map(({ reference }) => reference)).toEqual([
      'brief.company',
      'research',
      'ask',
    ])
    expect(listReferences(graph, 'research')).toEqual([
      { reference: 'section.instruction', label: 'Instruction of the section', kind: 'section' },
      { reference: 'section.label', label: 'Name of the section', kind: 'section' },
      { reference: 'brief.company', label: 'brief › Company', kind: 'field' },
    ])
    expect(listReferences(graph, 'brief')).toEqual([])
  })

  it('know a path into an output and a whole input, and nothing that only begins alike', () => {
    const options = listReferences(graph, 'report')
    const known = ['research', 'research.findings.0', 'brief', 'brief.company'].map((name) =>
      isKnownReference(name, options),
    )
    expect(known).toEqual([true, true, true, true])
    expect(['researcher', 'brief.name', 'brie'].map((name) => isKnownReference(name, options))).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('the outline', () => {
  it('reads in the order of a run, indented by the longest way, with notes at the end', () => {
    expect(outlineOf(graph).map(({ node, depth, leadsTo }) => [node.id, depth, leadsTo])).toEqual([
      ['brief', 0, ['research', 'ask']],
      ['research', 1, ['report']],
      ['ask', 1, ['report']],
      ['report', 2, []],
      ['remark', 0, []],
    ])
  })
})

describe('what a run takes', () => {
  it('counts every branch, and the call of a rule that makes one', () => {
    expect(countGraphCalls(graph)).toEqual({ least: 2 + 1 + 1, most: 2 + 1 + 2 })
  })

  it('is free when every named model is offline and an unnamed one would be', () => {
    expect([isFree(graph, true), isFree(graph, false)]).toEqual([true, false])
  })
})

describe('references in a run that has been', () => {
  const initial = initialRunState(graph)
  const run: RunState = {
    ...initial,
    nodes: initial.nodes.map((node) =>
      node.nodeId === 'ask' ? { ...node, output: { text: '{"winner":{"name":"A"}}' } } : node,
    ),
  }
  const inputs = { brief: { company: 'Acme' } }

  it('stand for a field, an output, or a path into it', () => {
    expect(findInRun('brief.company', run, inputs)?.text).toBe('Acme')
    expect(findInRun('ask', run, inputs)?.text).toBe('{"winner":{"name":"A"}}')
    expect(findInRun('ask.winner.name', run, inputs)?.text).toBe('A')
    expect(findInRun('ask.winner', run, inputs)?.text).toBe('{"name":"A"}')
  })

  it.each(['research', 'ask.loser', 'ask.constructor', 'brief.__proto__', 'nobody'])(
    'stand for nothing where it has no %s',
    (name) => {
      expect(findInRun(name, run, inputs)).toBeNull()
    },
  )
})

it('keeps the graph the same object while only the picture changes', () => {
  const select = createContentSelector()
  const before = select(canvas)
  const moved = {
    ...canvas,
    nodes: canvas.nodes.map((node) => ({ ...node, position: { x: 1, y: 2 }, selected: true })),
  }
  expect(select(moved)).toBe(before)
  expect(select({ ...moved, edges: [] })).not.toBe(before)
})
