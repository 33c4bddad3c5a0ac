import { expect, it } from 'vitest'
import { initialRunState } from '@/lib/engine/reduce-run'
import { aggregateNode, graphOf, sectionNode } from '@/lib/engine/testing/graphs'
import { newerRunWords } from './newer-run-words'

const graph = graphOf([sectionNode('parts', 2), aggregateNode('join')], 'parts > join')
const base = { graph, inputs: {}, state: initialRunState(graph) }
const newer = { graph, inputs: {}, redo: [], others: 0 }

it('says which branch was run again, and that what rests on it is stale', () => {
  expect(newerRunWords(base, { ...newer, redo: [{ nodeId: 'parts', branch: 1 }] })).toBe(
    '“2” of “parts” was run again in a newer run. What rests on it here is stale.',
  )
  expect(newerRunWords(base, { ...newer, redo: [{ nodeId: 'parts' }], others: 2 })).toBe(
    '“parts” was run again in a newer run. What rests on it here is stale. It was gone on from 3 times; this is the newest.',
  )
})

it('says what else was changed, and calls nothing stale for that', () => {
  const other = { ...graph, nodes: [sectionNode('parts', 2), aggregateNode('join', { rule: 'sectionJoin' })] }
  expect(newerRunWords(base, { ...newer, graph: other, inputs: { brief: { topic: 'tea' } } })).toBe(
    'A newer run goes on from this one with other inputs. In a newer run “join” combines by another rule.',
  )
})
