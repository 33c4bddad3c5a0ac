import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import { initialRunState, reduceRunEvents } from '@/lib/engine/reduce-run'
import type { RunEvent, RunFact } from '@/lib/engine/run-event'
import { aggregateNode, graphOf, voteNode } from '@/lib/engine/testing/graphs'
import { TooltipProvider } from '@/components/ui/tooltip'
import { AggregateAnotherWay } from './aggregate-another-way'
import type { RuleChoice } from './rule-choice'

const graph = graphOf([voteNode('ask', 2), aggregateNode('count', { rule: 'plurality' })], 'ask > count')
const choice = { type: 'choice' as const, choices: ['Yes', 'No'] }
const votes = { branches: branchesOf(['Yes', 'No']), answer: choice }

const answered = (branch: number, text: string): RunFact => ({
  type: 'branch.succeeded',
  nodeId: 'ask',
  branch,
  attempt: 1,
  output: { text },
  model: 'test/one',
  stopReason: 'end_turn',
  usage: null,
  costUsd: null,
  warnings: [],
})
const opened = { label: 'Voter', model: 'test/one' }
const tie = aggregate('plurality', {}, votes)
const tied: RunFact[] = [
  { type: 'run.started' },
  { type: 'node.started', nodeId: 'ask', branches: [opened, opened] },
  answered(0, 'Yes'),
  answered(1, 'No'),
  { type: 'node.succeeded', nodeId: 'ask', output: { text: 'Yes, No' } },
  { type: 'node.started', nodeId: 'count', branches: [] },
  { type: 'node.succeeded', nodeId: 'count', output: { text: tie.text, value: tie.value }, aggregation: tie },
  { type: 'run.succeeded' },
]
const decided = aggregate('plurality', { ties: ['optionOrder'] }, votes)
const again: RunFact = {
  type: 'node.reaggregated',
  nodeId: 'count',
  aggregation: decided,
  output: { text: decided.text, value: decided.value },
  contentHash: 'hash',
}

function html(facts: readonly RunFact[], asked: RuleChoice | null = null): string {
  const events = facts.map((fact, at): RunEvent => ({ ...fact, seq: at + 1, at }))
  const run = reduceRunEvents(initialRunState(graph), events)
  const node = run.nodes.find(({ nodeId }) => nodeId === 'count')
  if (node === undefined) throw new Error('The test expected the node to be there.')
  return renderToStaticMarkup(
    <TooltipProvider>
      <AggregateAnotherWay runId="run" graph={graph} run={run} node={node} isOnly asked={asked} />
    </TooltipProvider>,
  )
}

describe('aggregating another way', () => {
  it('is offered folded, beginning with the rule of the run', () => {
    const page = html(tied)
    expect(page).toMatch(/^<details class="[^"]*"><summary/)
    expect(page).toMatch(/<option value="plurality" selected="">Plurality \(as in the run\)/)
    expect(page).not.toContain('Another way:')
  })

  it('shows at once what the rule that somebody asked for finds, and that it is not kept', () => {
    const page = html(tied, { rule: 'plurality', options: { ties: ['optionOrder'] } })
    expect(page).toMatch(/^<details class="[^"]*" open="">/)
    expect(page).toContain('A tie became “Yes”.')
    expect(page).toContain('Preview, not kept')
    expect(page).toContain('Keep this result')
  })

  it('does not offer to keep what is kept already', () => {
    const page = html([...tied, again], { rule: 'plurality', options: { ties: ['optionOrder'] } })
    expect(page.match(/Another way: Plurality/g)).toHaveLength(1)
    expect(page).not.toContain('Keep this result')
  })

  it('says of a rule that asks a model what to do instead', () => {
    const page = html(tied, { rule: 'synthesize', options: undefined })
    expect(page).toContain('Synthesize asks a model')
    expect(page).toContain('Choose this rule in the workflow and run it again.')
  })

  it('says why a rule cannot combine the answers', () => {
    expect(html(tied, { rule: 'mean', options: undefined })).toContain('Choose another rule')
  })

  it('shows the run’s own result and the other side by side, and what became of it', () => {
    const page = html([...tied, again])
    expect(page).toContain('A tie became “Yes”.')
    expect(page).toContain('The run’s own result')
    expect(page).toContain('Another way: Plurality')
    expect(page).toContain('1 kept')
  })

  it('is not offered where no branch said anything', () => {
    expect(html([{ type: 'run.started' }, { type: 'run.cancelled' }])).toBe('')
  })
})
