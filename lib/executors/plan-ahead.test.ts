import { expect, it } from 'vitest'
import {
  aggregateNode,
  graphOf,
  inputNode,
  outputNode,
  promptNode,
  sectionNode,
  voteNode,
} from '../engine/testing/graphs'
import type { Graph } from '../graph/document'
import { executors } from './index'
import { planAhead, readMarks } from './plan-ahead'

const ahead = (graph: Graph) =>
  planAhead({ runId: 'r', graph, inputs: { brief: { company: 'Acme' } }, maxCostUsd: null }, executors)
const textOf = ({ segments }: { segments: readonly { text: string }[] }) => segments.map(({ text }) => text).join('')
const brief = inputNode('brief', [{ name: 'company', type: 'text' }])

it('writes what depends on the inputs alone exactly as it will be sent', () => {
  const { calls } = ahead(graphOf([brief, promptNode('ask', { prompt: 'About {{brief.company}}.' })], 'brief > ask'))
  expect(calls.map(({ request }) => textOf(request))).toEqual(['About Acme.'])
})

//   parts (3) ──► merge (calls a model) ──► more
it('marks what nobody has said yet, through every later step', () => {
  const merge = aggregateNode('merge', { rule: 'synthesize', model: 'test/two' })
  const { calls } = ahead(
    graphOf(
      [sectionNode('parts', 3), merge, promptNode('more', { prompt: 'Go on: {{merge}}' }), outputNode('end')],
      'parts > merge',
      'merge > more',
      'more > end',
    ),
  )
  const [one, two, three, merging, more] = calls
  expect(calls).toHaveLength(5)
  // A synthesis may read its branches in another order.
  const read = readMarks(textOf(merging?.request ?? { segments: [] })).marks
  expect(read.toSorted()).toEqual([one?.said, two?.said, three?.said])
  expect(readMarks(textOf(more?.request ?? { segments: [] }))).toEqual({ marks: [merging?.said], knownLength: 7 })
})

it('marks what a rule makes of answers, and names the answers', () => {
  const { calls, combined } = ahead(
    graphOf(
      [voteNode('ask', 3), aggregateNode('count', { rule: 'plurality' }), promptNode('why', { prompt: '{{count}}?' })],
      'ask > count',
      'count > why',
    ),
  )
  expect(combined).toEqual([
    { nodeId: 'count', of: calls.slice(0, 3).map(({ said }) => said), said: expect.any(String) },
  ])
  expect(readMarks(textOf(calls[3]?.request ?? { segments: [] })).marks).toEqual([combined[0]?.said])
})
