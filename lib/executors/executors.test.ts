import { describe, expect, it } from 'vitest'
import type { NodeContext } from '../engine/executor'
import type { FlowNode, Graph } from '../graph/document'
import type { InputField } from '../nodes/input'
import { graphOf, inputNode, outputNode, promptNode, sectionNode, voteNode } from '../engine/testing/graphs'
import { executors } from './index'

const fields: InputField[] = [
  { name: 'company', label: 'Company', type: 'text' },
  { name: 'region', type: 'choice', choices: ['North', 'South'] },
  { name: 'notes', label: 'Notes', type: 'document' },
  { name: 'prices', type: 'table' },
]
const inputs = {
  brief: { company: 'Acme', region: 'North', notes: 'They sell {{brief.company}}.', prices: 'a,b\n1,2' },
}

function contextOf(graph: Graph, outputs: NodeContext['outputs'] = new Map(), given = inputs): NodeContext {
  const known = new Map([['brief', { text: 'the brief' }], ...outputs])
  return { runId: 'run', graph, inputs: given, outputs: known, incoming: [], incomingAnswer: { type: 'text' } }
}

/** The segments of the only branch of a prompt node behind the brief. */
function segmentsOf(prompt: string, more: Partial<FlowNode<'prompt'>['data']> = {}, outputs?: NodeContext['outputs']) {
  const node = promptNode('ask', { prompt, ...more })
  const graph = graphOf([inputNode('brief', fields), promptNode('found'), node], 'brief > ask', 'found > ask')
  return executors.prompt.plan(node, contextOf(graph, outputs))[0]?.request
}

describe('a prompt', () => {
  it('takes short fields as part of the instruction and documents and tables as material', () => {
    expect(
      segmentsOf('About {{brief.company}} in {{brief.region}}: {{brief.notes}} {{brief.prices}}')?.segments,
    ).toEqual([
      { kind: 'instruction', source: null, text: 'About ' },
      { kind: 'instruction', source: 'brief.company', text: 'Acme' },
      { kind: 'instruction', source: null, text: ' in ' },
      { kind: 'instruction', source: 'brief.region', text: 'North' },
      { kind: 'instruction', source: null, text: ': ' },
      { kind: 'material', source: 'brief.notes', text: 'They sell {{brief.company}}.' },
      { kind: 'instruction', source: null, text: ' ' },
      { kind: 'material', source: 'brief.prices', text: 'a,b\n1,2' },
    ])
  })

  it('takes a text of several lines or 200 characters as material', () => {
    const graph = graphOf([inputNode('brief', fields), promptNode('ask', { prompt: '{{brief.company}}' })])
    const kindOf = (company: string) =>
      executors.prompt.plan(
        promptNode('ask', { prompt: '{{brief.company}}' }),
        contextOf(graph, undefined, {
          brief: { ...inputs.brief, company },
        }),
      )[0]?.request.segments[0]?.kind
    expect(kindOf('x'.repeat(199))).toBe('instruction')
    expect(kindOf('x'.repeat(200))).toBe('material')
    expect(kindOf('two\nlines')).toBe('material')
  })

  it('puts in upstream outputs and places in their JSON, and leaves a name that leads nowhere as it is', () => {
    const outputs = new Map([['found', { text: 'whole', value: { price: { low: 4 }, names: ['a', 'b'] } }]])
    const texts = segmentsOf(
      '{{found}}|{{found.price.low}}|{{found.names.1}}|{{found.gone}}',
      {},
      outputs,
    )?.segments.map(({ text }) => text)
    expect(texts).toEqual(['whole', '|', '4', '|', 'b', '|', '{{found.gone}}'])
  })

  it('reads JSON out of an upstream text', () => {
    const outputs = new Map([['found', { text: '```json\n{"price": 4}\n```' }]])
    expect(segmentsOf('{{found.price}}', {}, outputs)?.segments[0]?.text).toBe('4')
  })

  it('finds no place that JSON does not own', () => {
    const outputs = new Map([['found', { text: '{}', value: {} }]])
    expect(segmentsOf('{{found.constructor}}', {}, outputs)?.segments[0]?.text).toBe('{{found.constructor}}')
  })

  it('gets everything upstream as blocks when it names none of it', () => {
    const outputs = new Map([['found', { text: 'What was found.' }]])
    expect(segmentsOf('Sum it up.', {}, outputs)?.segments).toEqual([
      { kind: 'instruction', source: null, text: 'Sum it up.' },
      { kind: 'instruction', source: 'brief.company', text: '\n\nCompany: Acme' },
      { kind: 'instruction', source: 'brief.region', text: '\n\nregion: North' },
      { kind: 'material', source: 'brief.notes', text: 'They sell {{brief.company}}.' },
      { kind: 'material', source: 'brief.prices', text: 'a,b\n1,2' },
      { kind: 'material', source: 'found', text: 'What was found.' },
    ])
  })

  it('gets nothing more when the prompt or the system text names one of them', () => {
    expect(segmentsOf('About {{brief.company}}.')?.segments).toHaveLength(3)
    expect(segmentsOf('Go.', { system: 'You serve {{brief.company}}.' })).toMatchObject({
      system: 'You serve Acme.',
      segments: [{ text: 'Go.' }],
    })
  })

  it('hands on its call options, its answer and nothing else', () => {
    const request = segmentsOf('Go {{brief.region}}', { retries: 1, effort: 'low', answer: { type: 'probability' } })
    expect(request).toMatchObject({
      model: 'test/one',
      system: null,
      options: { retries: 1, effort: 'low' },
      answer: { type: 'probability' },
      purpose: 'branch',
    })
    expect(Object.keys(request?.options ?? {})).toEqual(['effort', 'retries'])
  })

  it('cannot be planned without a model', () => {
    const node = promptNode('ask', { model: undefined })
    expect(() => executors.prompt.plan(node, contextOf(graphOf([node])))).toThrow('No model is chosen for “ask”.')
  })
})

describe('sections', () => {
  const node = sectionNode('parts', 2, { prompt: '{{section.label}}: {{section.instruction}} {{brief.company}}' })
  const sections = [
    { label: 'Prices', instruction: 'Compare {{brief.company}}.' },
    { label: '', instruction: 'Look ahead.', model: 'test/two' },
  ]
  const graph = graphOf([inputNode('brief', fields), { ...node, data: { ...node.data, sections } }], 'brief > parts')

  it('each get the same prompt with their own words, which are never expanded', () => {
    const branches = executors.section.plan({ ...node, data: { ...node.data, sections } }, contextOf(graph))
    expect(branches.map(({ label, request }) => [label, request.model])).toEqual([
      ['Prices', 'test/one'],
      ['Section 2', 'test/two'],
    ])
    expect(branches[0]?.request.segments.map(({ text }) => text).join('')).toBe(
      'Prices: Compare {{brief.company}}. Acme',
    )
    expect(branches[1]?.request.segments.map(({ text }) => text).join('')).toBe('Section 2: Look ahead. Acme')
  })

  it('[E21] can be thousands', () => {
    const many = sectionNode('parts', 5000, { prompt: '{{section.instruction}} {{brief.notes}}' })
    expect(executors.section.plan(many, contextOf(graphOf([inputNode('brief', fields), many])))).toHaveLength(5000)
  })
})

describe('voters', () => {
  const voters = [
    { label: 'Analyst', model: 'test/one', samples: 2, weight: 3 },
    { label: 'Sceptic', model: 'test/two', persona: 'You doubt everything.' },
  ]
  const node = voteNode('panel', 1, { prompt: 'Will {{brief.company}} grow?', system: 'Judge.', voters })
  const branches = executors.vote.plan(node, contextOf(graphOf([inputNode('brief', fields), node], 'brief > panel')))

  it('are numbered where one is asked several times, and carry their weight', () => {
    expect(branches.map(({ label, weight }) => [label, weight])).toEqual([
      ['Analyst 1', 3],
      ['Analyst 2', 3],
      ['Sceptic', undefined],
    ])
  })

  it('are asked the very same; a persona stands by itself, so that voters may share what they read', () => {
    const [first, second, third] = branches.map(({ request }) => request)
    expect(second?.segments).toBe(first?.segments)
    expect(third?.segments).toBe(first?.segments)
    expect([first?.system, third?.system]).toEqual(['Judge.', 'Judge.'])
    expect([first?.persona, third?.persona]).toEqual([null, 'You doubt everything.'])
    expect(first?.answer).toEqual({ type: 'choice', choices: ['Yes', 'No'] })
  })
})

describe('an input', () => {
  const settle = (node: FlowNode<'input'>) => executors.input.settle(node, contextOf(graphOf([node])), [])

  it('hands on the text of a single field as it is, and several under their names', () => {
    expect(settle(inputNode('brief', fields.slice(3)))).toMatchObject({ output: { text: 'a,b\n1,2' } })
    expect(settle(inputNode('brief', fields.slice(0, 2)))).toMatchObject({
      output: { text: '## Company\n\nAcme\n\n## region\n\nNorth', value: inputs.brief },
    })
  })
})

describe('an output', () => {
  const settle = (data: FlowNode<'output'>['data'], outputs: NodeContext['outputs'], sources = ['found']) => {
    const node = outputNode('end', data)
    const graph = graphOf(
      [inputNode('brief', fields), promptNode('found'), promptNode('more'), node],
      ...sources.map((id) => `${id} > end`),
    )
    const result = executors.output.settle(node, contextOf(graph, outputs), [])
    return result.ok ? result.output : result.error
  }
  const rows: Record<string, string | number>[] = [
    { name: 'A|B', price: 1 },
    { name: 'C', note: 'two\nlines' },
  ]

  it('hands on what leads to it', () => {
    expect(settle({ label: 'End' }, new Map([['found', { text: 'It.', value: 7 }]]))).toEqual({ text: 'It.', value: 7 })
  })

  it('joins several in the declared order of the edges', () => {
    const outputs = new Map([
      ['found', { text: 'one' }],
      ['more', { text: 'two', value: 2 }],
    ])
    expect(settle({ label: 'End' }, outputs, ['more', 'found'])).toEqual({
      text: '## more\n\ntwo\n\n## found\n\none',
      value: { more: 2, found: 'one' },
    })
  })

  it('fills in a template, once', () => {
    const outputs = new Map([['found', { text: '{{brief.company}}' }]])
    expect(settle({ label: 'End', template: 'For {{brief.company}}: {{found}}' }, outputs)).toEqual({
      text: 'For Acme: {{brief.company}}',
    })
  })

  it('shows JSON as JSON', () => {
    expect(settle({ label: 'End', format: 'json' }, new Map([['found', { text: '{"a":1}' }]]))).toEqual({
      text: '```json\n{\n  "a": 1\n}\n```',
      value: { a: 1 },
    })
  })

  it('shows a list of objects as a table, and anything else as it is', () => {
    const format = 'table' as const
    expect(settle({ label: 'End', format }, new Map([['found', { text: 'x', value: rows }]]))).toMatchObject({
      text: '| name | price | note |\n| --- | --- | --- |\n| A\\|B | 1 |  |\n| C |  | two lines |',
    })
    expect(settle({ label: 'End', format }, new Map([['found', { text: 'plain' }]]))).toEqual({ text: 'plain' })
  })
})
