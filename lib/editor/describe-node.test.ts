import { describe, expect, it } from 'vitest'
import type { NodeData, NodeType } from '../nodes'
import { describeNode } from './describe-node'
import { drawCanvas } from './test-canvas'
import { toGraph } from './to-document'

const nameModel = (reference: string) => (reference === 'anthropic/claude-sonnet-5-5' ? 'Sonnet 5.5' : reference)

function describeAlone<Type extends NodeType>(type: Type, data: Partial<NodeData<Type>>): string {
  // The cast: the data is that of the type beside it.
  const graph = toGraph(drawCanvas({ node: { type, data: data as Partial<NodeData> } }))
  const [node] = graph.nodes
  return node === undefined ? '' : describeNode(node, graph, nameModel)
}

const sonnet = 'anthropic/claude-sonnet-5-5'

describe('a node reads as a sentence', () => {
  it.each([
    ['Ask 5 voters · Sonnet 5.5', ['a', 'b', 'c', 'd', 'e'].map((label) => ({ label, model: sonnet }))],
    ['Ask 1 voter 5 times · Sonnet 5.5', [{ label: 'a', model: sonnet, samples: 5 }]],
    [
      'Ask 2 voters, 7 ballots · 2 models',
      [
        { label: 'a', model: sonnet, samples: 6 },
        { label: 'b', model: 'offline/naive' },
      ],
    ],
    ['Ask 1 voter', [{ label: 'a' }]],
  ])('%s', (sentence, voters) => {
    expect(describeAlone('vote', { voters })).toBe(sentence)
  })

  it('says of a vote when it stops, where those behind it count votes', () => {
    const sentenceBefore = (rule: 'plurality' | 'median') => {
      const nodes = { vote: { type: 'vote' as const }, count: { type: 'aggregate' as const, data: { rule } } }
      const graph = toGraph(drawCanvas(nodes, ['vote → count']))
      const [node] = graph.nodes
      return node === undefined ? '' : describeNode(node, graph, nameModel)
    }
    expect(sentenceBefore('plurality')).toBe('Ask 1 voter 5 times · stop when unbeatable')
    expect(sentenceBefore('median')).toBe('Ask 1 voter 5 times')
  })

  it('names the model of sections once where it is one', () => {
    const sections = [
      { label: 'a', instruction: '' },
      { label: 'b', instruction: '' },
      { label: 'c', instruction: '' },
    ]
    expect(describeAlone('section', { sections, model: 'offline/extract' })).toBe('3 sections · offline/extract')
    expect(describeAlone('section', { sections })).toBe('3 sections')
  })

  it('lists the fields of an input, and counts those that would not fit', () => {
    const fields = ['company', 'market', 'notes', 'table', 'more'].map((name) => ({ name, type: 'text' as const }))
    expect(describeAlone('input', { fields })).toBe('company, market, notes and 2 more')
    expect(describeAlone('input', { fields: [] })).toBe('No fields yet')
  })

  it('says of a prompt, an output and a note what they do', () => {
    expect(describeAlone('prompt', { model: sonnet })).toBe('Ask Sonnet 5.5 once')
    expect(describeAlone('output', { format: 'table' })).toBe('Shown as a table')
    expect(describeAlone('note', { text: ' ' })).toBe('Empty note')
  })
})

describe('an aggregator says how many of what it waits for', () => {
  const sentence = (data: Partial<NodeData<'aggregate'>>, sources: Parameters<typeof drawCanvas>[0]) => {
    const edges = Object.keys(sources).map((id) => `${id} → join`)
    const graph = toGraph(drawCanvas({ ...sources, join: { type: 'aggregate', data } }, edges))
    const node = graph.nodes.at(-1)
    return node === undefined ? '' : describeNode(node, graph, nameModel)
  }

  it.each([
    ['Median of 5 ballots, when all have settled', { rule: 'median' as const }],
    [
      'Median of 5 ballots, when 2 have succeeded',
      { rule: 'median' as const, join: { wait: 'quorum' as const, count: 2 } },
    ],
    ['Mean of 5 ballots, when the first has succeeded', { rule: 'mean' as const, join: { wait: 'first' as const } }],
    ['Mean of 5 ballots, after 30 s', { rule: 'mean' as const, join: { wait: 'deadline' as const, seconds: 30 } }],
  ])('%s', (words, data) => {
    expect(sentence(data, { vote: { type: 'vote' } })).toBe(words)
  })

  it('calls what comes from different types branches', () => {
    expect(sentence({ rule: 'concatenate' }, { a: { type: 'prompt' }, b: { type: 'section' } })).toBe(
      'Puts together 3 branches, when all have settled',
    )
    expect(sentence({ rule: 'concatenate' }, {})).toBe('Puts together the branches that lead here')
  })
})
