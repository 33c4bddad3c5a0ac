import { expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import { incomingBranches } from '@/lib/engine/incoming-branches'
import { initialRunState, reduceRunEvents } from '@/lib/engine/reduce-run'
import type { RunEvent, RunFact } from '@/lib/engine/run-event'
import { wireGraph } from '@/lib/engine/wiring'
import { guidedWorkflow, emptyAnswers } from '@/components/home/guided-workflow'
import { countedAnswers } from './counted-answers'

const { nodes, edges } = guidedWorkflow({ ...emptyAnswers, pattern: 'voting', rule: 'plurality', samples: 3 })
const graph = { nodes, edges }

const said = (branch: number, text: string): RunFact => ({
  type: 'branch.succeeded',
  nodeId: 'branches',
  branch,
  attempt: 1,
  output: { text },
  model: null,
  stopReason: null,
  usage: null,
  costUsd: null,
  warnings: [],
})

//   input ─► branches (3 voters) ─► combined (plurality) ─► result
it('tells what a vote took the words of each branch for, and what it could not count', () => {
  const voters = ['Voter 1', 'Voter 2', 'Voter 3'].map((label) => ({ label, model: null }))
  const facts: RunFact[] = [
    { type: 'run.started' },
    { type: 'node.started', nodeId: 'branches', branches: voters },
    said(0, 'I thought about it.\n\nAnswer: yes'),
    said(1, 'Answer: Yes.'),
    said(2, 'Who knows'),
  ]
  const numbered = (some: readonly RunFact[]) => some.map((fact, at) => ({ ...fact, seq: at + 1, at })) as RunEvent[]
  const voted = reduceRunEvents(initialRunState(graph), numbered(facts))
  const wire = wireGraph(graph).find('combined')
  if (wire === undefined) throw new Error('The graph has no aggregator.')
  const aggregation = aggregate(
    'plurality',
    {},
    {
      branches: incomingBranches(wire, voted),
      answer: { type: 'choice', choices: ['Yes', 'No'] },
    },
  )
  const counted: RunFact = { type: 'node.succeeded', nodeId: 'combined', output: { text: '' }, aggregation }
  const run = reduceRunEvents(initialRunState(graph), numbered([...facts, counted]))

  expect(countedAnswers(graph, run)).toEqual(
    new Map([
      ['branches#0', { text: 'Yes', remark: null }],
      ['branches#1', { text: 'Yes', remark: null }],
      ['branches#2', { text: 'no declared choice', remark: 'not counted' }],
    ]),
  )
})
