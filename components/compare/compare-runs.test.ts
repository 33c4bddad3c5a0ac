import { expect, it } from 'vitest'
import { initialRunState, reduceRunEvents } from '@/lib/engine/reduce-run'
import type { RunEvent } from '@/lib/engine/run-event'
import { graphOf, inputNode, sectionNode } from '@/lib/engine/testing/graphs'
import { compareNodes, differingInputs, type ComparedRun } from './compare-runs'

const graph = graphOf(
  [
    inputNode('brief', [
      { name: 'topic', type: 'text' },
      { name: 'place', type: 'text' },
    ]),
    sectionNode('parts', 3),
  ],
  'brief > parts',
)

function run(answers: string[], topic: string): ComparedRun {
  const opened = answers.map((_, at) => ({ label: `Part ${at + 1}`, model: null }))
  const unknown = { model: null, stopReason: null, usage: null, costUsd: null, warnings: [] }
  const events: RunEvent[] = [
    { type: 'node.started', nodeId: 'parts', branches: opened, seq: 1, at: 0 },
    ...answers.map((text, branch): RunEvent => ({
      type: 'branch.succeeded',
      nodeId: 'parts',
      branch,
      attempt: 1,
      output: { text },
      ...unknown,
      seq: branch + 2,
      at: 0,
    })),
  ]
  const state = reduceRunEvents(initialRunState(graph), events)
  return { runId: topic, createdAt: 0, graph, inputs: { brief: { topic, place: 'Rome' } }, state }
}

it('folds the branches that say the same, and pairs the others by their place', () => {
  const [parts, ...others] = compareNodes([run(['a', 'b', 'c'], 'x'), run(['a', 'B', 'c', 'd'], 'x')])
  expect(others).toEqual([])
  expect(parts?.same).toEqual(['Part 1', 'Part 3'])
  expect(parts?.different.map(({ label, branches }) => [label, ...branches.map((one) => one?.output?.text)])).toEqual([
    ['Part 2', 'b', 'B'],
    ['Part 4', undefined, 'd'],
  ])
})

it('names the inputs that were not the same, and no other', () => {
  expect(differingInputs([run(['a'], 'tea'), run(['a'], 'coffee')])).toEqual([
    { key: 'brief.topic', label: 'topic', values: ['tea', 'coffee'] },
  ])
})
