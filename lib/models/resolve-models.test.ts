import { expect, it } from 'vitest'
import type { FlowNode, Graph } from '../graph/document'
import { anthropicConnection } from './connection'
import { listModelOptions } from './catalogue'
import { resolveModels } from './resolve-models'
import { testConnectionTo } from './test-call'

const position = { x: 0, y: 0 }
const ballot = { type: 'choice' as const, choices: ['Yes', 'No'] }
const nodes: FlowNode[] = [
  { id: 'ask', type: 'prompt', position, data: { label: 'Ask', prompt: 'Why?' } },
  {
    id: 'parts',
    type: 'section',
    position,
    data: {
      label: 'Parts',
      prompt: 'x',
      model: 'lab/own',
      sections: [
        { label: 'A', instruction: 'a' },
        { label: 'B', instruction: 'b', model: 'lab/other' },
      ],
    },
  },
  {
    id: 'poll',
    type: 'vote',
    position,
    data: {
      label: 'Poll',
      prompt: 'x',
      answer: ballot,
      voters: [{ label: 'One' }, { label: 'Two', model: 'lab/two' }],
    },
  },
  {
    id: 'figure',
    type: 'vote',
    position,
    data: { label: 'Figure', prompt: 'x', answer: { type: 'number' }, voters: [{ label: 'One' }] },
  },
  { id: 'report', type: 'aggregate', position, data: { label: 'Report', rule: 'synthesize' } },
  { id: 'count', type: 'aggregate', position, data: { label: 'Count', rule: 'plurality' } },
]
const graph: Graph = { nodes, edges: [] }

/** The model of every place that can have one, in order. */
function modelsOf({ nodes: resolved }: Graph): (string | undefined)[] {
  return resolved.flatMap((node) => {
    if (node.type === 'prompt' || node.type === 'aggregate') return [node.data.model]
    if (node.type === 'section') return [node.data.model, ...node.data.sections.map((section) => section.model)]
    return node.type === 'vote' ? node.data.voters.map((voter) => voter.model) : []
  })
}

it('takes the default model of the first connection that can be called', () => {
  const keyless = anthropicConnection({})
  const lab = testConnectionTo('http://localhost:1', { name: 'lab', models: ['first', 'second'] })
  const models = modelsOf(resolveModels(graph, [keyless, lab]))
  expect(models).toEqual([
    'lab/first',
    'lab/own',
    'lab/own',
    'lab/other',
    'lab/first',
    'lab/two',
    'lab/first',
    'lab/first',
    undefined,
  ])
})

it('takes Sonnet where Anthropic has a key', () => {
  const [first] = modelsOf(resolveModels(graph, [anthropicConnection({ ANTHROPIC_API_KEY: 'key' })]))
  expect(first).toBe('anthropic/claude-sonnet-5-5')
})

it('takes the offline model that suits the answer where no connection can be called', () => {
  const models = modelsOf(resolveModels(graph, [anthropicConnection({})]))
  expect(models).toEqual([
    'offline/extract',
    'lab/own',
    'lab/own',
    'lab/other',
    'offline/lexicon',
    'lab/two',
    'offline/linear',
    'offline/extract',
    undefined,
  ])
})

it('leaves the graph that it was given as it was', () => {
  const before = structuredClone(graph)
  resolveModels(graph, [])
  expect(graph).toEqual(before)
})

it('offers every model by its reference, with what is known of it', () => {
  const options = listModelOptions([
    anthropicConnection({}),
    testConnectionTo('http://localhost:1', { models: ['own'] }),
  ])
  expect(new Set(options.map((option) => option.reference)).size).toBe(options.length)
  expect(options[0]).toMatchObject({
    reference: 'anthropic/claude-sonnet-5-5',
    label: 'Claude Sonnet 5.5',
    usable: false,
  })
  expect(options.find((option) => option.reference === 'scripted/own')).toMatchObject({
    label: 'own',
    usable: true,
    prices: [],
  })
  expect(options.filter((option) => option.offline).map((option) => option.reference)).toContain('offline/extract')
})

it('gives a model to an aggregate that may ask one, for its rule or for an option', () => {
  const aggregate = (data: object): FlowNode =>
    ({ id: 'count', type: 'aggregate', position, data: { label: 'Count', ...data } }) as FlowNode
  const modelOf = (data: object) => modelsOf(resolveModels({ nodes: [aggregate(data)], edges: [] }, []))
  expect(modelOf({ rule: 'judgeScore' })).toEqual(['offline/extract'])
  expect(modelOf({ rule: 'plurality', options: { ties: ['judge'] } })).toEqual(['offline/extract'])
  expect(modelOf({ rule: 'plurality', options: { ties: ['random'] } })).toEqual([undefined])
})
