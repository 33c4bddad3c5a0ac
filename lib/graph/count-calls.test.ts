import { expect, it } from 'vitest'
import { checkGraph } from './check-graph'
import { aggregateModels, countGraphCalls } from './count-calls'
import type { FlowNode } from './document'
import { graphOf, nodeOf } from './test-graph'

const votes = nodeOf('votes', 'vote', { prompt: 'Yes or no?', voters: [{ label: 'Panel', samples: 4 }] })
const ask = nodeOf('ask', 'prompt', { prompt: 'Why?' })
const behind = (data: Partial<FlowNode<'aggregate'>['data']>, from: FlowNode[] = [votes]) =>
  graphOf(
    [...from, nodeOf('merge', 'aggregate', data)],
    from.map(({ id }) => `${id} merge`),
  )

it('counts the calls of a rule by the branches that lead to it, at least and at most', () => {
  expect(countGraphCalls(behind({ rule: 'concatenate' }))).toEqual({ least: 4, most: 4 })
  expect(countGraphCalls(behind({ rule: 'synthesize' }))).toEqual({ least: 5, most: 6 })
  // n (n − 1) · J, and as many again where no reply can be read.
  const judges: FlowNode<'aggregate'>['data']['options'] = { judges: [{}, { model: 'lab/two' }] }
  expect(countGraphCalls(behind({ rule: 'judgePairwise', options: judges }))).toEqual({ least: 28, most: 52 })
  expect(countGraphCalls(behind({ rule: 'judgeScore', options: judges }))).toEqual({ least: 12, most: 20 })
  expect(countGraphCalls(behind({ rule: 'moa', options: { layers: 3 } }))).toEqual({ least: 8, most: 9 })
  expect(countGraphCalls(behind({ rule: 'plurality', options: { ties: ['judge'] } }))).toEqual({ least: 4, most: 6 })
})

it('knows which models an aggregate may ask', () => {
  const modelsOf = (data: Partial<FlowNode<'aggregate'>['data']>) =>
    aggregateModels(nodeOf('merge', 'aggregate', data) as FlowNode<'aggregate'>)
  expect(modelsOf({ rule: 'median', model: 'lab/one' })).toEqual([])
  expect(modelsOf({ rule: 'judgeScore', model: 'lab/one', options: { judges: [{ model: 'lab/two' }, {}] } })).toEqual([
    'lab/one',
    'lab/two',
    'lab/one',
  ])
})

it('asks for further votes only right behind one vote', () => {
  const codes = (from: FlowNode[]) =>
    checkGraph(behind({ rule: 'plurality', options: { ties: ['extraVotes'] } }, from)).map(({ path, code }) => [
      path,
      code,
    ])
  expect(codes([votes])).toEqual([])
  expect(codes([ask])).toContainEqual(['options.ties', 'no_vote'])
})

it('refuses more calls than anybody would wait for, before the run', () => {
  const crowd = nodeOf('votes', 'vote', { prompt: 'Yes or no?', voters: [{ label: 'Panel', samples: 200 }] })
  const issue = checkGraph(behind({ rule: 'judgePairwise' }, [crowd])).find(({ code }) => code === 'too_many_calls')
  expect(issue?.message).toContain('would make 39,800 calls for 200 branches; at most 5,000 are made.')
})
