import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../aggregation'
import type { RuleName } from '../aggregation/rule-name'
import { aggregateNode, graphOf, inputNode, outputNode, sectionNode, voteNode } from '../engine/testing/graphs'
import { startTestRun, type TestRun } from '../engine/testing/test-run'
import type { Graph } from '../graph/document'
import type { NodeData } from '../nodes'
import { executors } from './index'
import { previewReaggregation, reaggregate, type ReaggregationRequest } from './reaggregate'

const nodeOf = (run: TestRun, id: string) => run.state().nodes.find(({ nodeId }) => nodeId === id)
const snapshotOf = (graph: Graph) => ({ runId: 'run', graph, inputs: {}, maxCostUsd: null })

/** The messages of what keeps it from being done. */
function refusals(graph: Graph, request: Partial<ReaggregationRequest>): { path: string; code: string }[] {
  try {
    reaggregate(snapshotOf(graph), [], { nodeId: 'count', rule: 'plurality', options: {}, ...request })
  } catch (error) {
    return (error as { issues: { path: string; code: string }[] }).issues
  }
  return []
}

//   panel (n) ──► count ──► end
const panel = (samples: number, data: Partial<NodeData<'aggregate'>>, answer?: NodeData<'vote'>['answer']) =>
  graphOf(
    [
      voteNode('panel', samples, { retries: 0, ...(answer === undefined ? {} : { answer }) }),
      aggregateNode('count', data),
      outputNode('end'),
    ],
    'panel > count',
    'count > end',
  )

/** Plays the votes from the first to the last; null fails. */
async function play(graph: Graph, answers: readonly (string | null)[]): Promise<TestRun> {
  const run = await startTestRun(graph, { executors })
  for (const [branch, answer] of answers.entries()) {
    const call = run.dispatcher.calls.find(({ key }) => key.nodeId === 'panel' && key.branch === branch)
    if (call?.status !== 'running') continue
    if (answer === null) call.fail('bad_request')
    else call.succeed(`Because.\nAnswer: ${answer}`)
    await run.settle()
  }
  await run.driver.settled
  return run
}

/** And every time the preview, which knows the folded run alone, must say the same. */
function again(run: TestRun, graph: Graph, request: Partial<ReaggregationRequest>) {
  const whole = { nodeId: 'count', rule: 'plurality' as const, options: {}, ...request }
  const result = reaggregate(snapshotOf(graph), run.store.events, whole)
  expect(previewReaggregation(graph, run.state(), whole)).toEqual(result.aggregation)
  return result
}

describe('[E30] a settled run is aggregated another way', () => {
  it('by the recorded branches, without a call', async () => {
    const graph = panel(5, { rule: 'majority' })
    const run = await play(graph, ['Yes', 'No', 'Yes', 'No', null])
    expect(nodeOf(run, 'count')?.aggregation?.outcome).toBe('no_consensus')
    const { aggregation, output } = again(run, graph, { rule: 'plurality', options: { ties: ['optionOrder'] } })
    expect(aggregation).toMatchObject({ rule: 'plurality', outcome: 'decided', value: 'Yes' })
    expect(aggregation.excluded.map(({ index }) => index)).toEqual([4])
    expect(output?.value).toBe('Yes')
    expect(run.dispatcher.calls).toHaveLength(5)
  })

  it('by the branches that the node was given, also when others succeeded later', async () => {
    const graph = panel(3, { rule: 'plurality', join: { wait: 'quorum', count: 2, letRestFinish: true } })
    const run = await play(graph, ['Yes', 'Yes', 'No'])
    expect(nodeOf(run, 'panel')?.branches[2]?.status).toBe('succeeded')
    const { input, aggregation } = again(run, graph, { rule: 'concatenate' })
    expect(input.branches.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'cancelled'])
    expect(aggregation.provenance.map(({ index }) => index)).toEqual([0, 1])
  })

  it('by what there was in the end, where the node itself never started', async () => {
    const graph = panel(3, { rule: 'plurality', onFailure: 'fail' })
    const run = await play(graph, ['Yes', 'Yes', null])
    expect(nodeOf(run, 'count')).toMatchObject({ status: 'failed', startedAt: null })
    expect(again(run, graph, {}).aggregation).toMatchObject({ outcome: 'decided', value: 'Yes' })
  })

  it('and says so where the rule finds no result', async () => {
    const graph = panel(2, { rule: 'plurality' })
    const run = await play(graph, ['Yes', 'No'])
    const { aggregation, output } = again(run, graph, { options: { minValid: 9 } })
    expect(aggregation.outcome).toBe('insufficient')
    expect(output).toBeNull()
  })
})

describe('[E30] what cannot be done is refused with where and why', () => {
  const graph = panel(3, {})

  it('a rule that calls a model', () => {
    expect(refusals(graph, { rule: 'synthesize' })).toMatchObject([
      { path: 'rule', code: 'calls_model', nodeId: 'count', message: expect.stringContaining('run it again') },
    ])
  })

  it('a node that combines nothing', () => {
    expect(refusals(graph, { nodeId: 'panel' })).toMatchObject([{ path: 'nodeId', code: 'not_an_aggregate' }])
  })

  it('a node that is not there', () => {
    expect(() => reaggregate(snapshotOf(graph), [], { nodeId: 'gone', rule: 'mean', options: {} })).toThrow(
      'There is no node “gone”.',
    )
  })

  it('a rule that does not combine such answers', () => {
    expect(refusals(graph, { rule: 'mean' })).toMatchObject([{ path: 'rule', code: 'answer_mismatch' }])
  })

  it('options that the rule does not have or cannot use, all of them', () => {
    expect(
      refusals(graph, { options: { power: 2, minValid: 0 } })
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['options.minValid', 'options.power'])
  })
})

const questions: Record<string, NodeData<'vote'>['answer']> = {
  choice: { type: 'choice', choices: ['Yes', 'No'] },
  ranking: { type: 'ranking', choices: ['Yes', 'No', 'Later'] },
  number: { type: 'number' },
  probability: { type: 'probability' },
  text: { type: 'text' },
  json: { type: 'json', schema: {} },
}
/** Options other than the defaults, where a rule has some that matter here. */
const optionsOf: Partial<Record<RuleName, Record<string, string | number | string[]>>> = {
  plurality: { ties: ['optionOrder'] },
  mean: { seed: 7 },
  trimmedMean: { trim: 0.2 },
  concatenate: { separator: '\n' },
}
const said: Record<string, fc.Arbitrary<string>> = {
  number: fc.integer({ min: -50, max: 50 }).map(String),
  probability: fc.integer({ min: 0, max: 100 }).map((percent) => `${percent} %`),
  ranking: fc.constantFrom('Yes > No > Later', 'No > Yes', 'Later', '', 'perhaps'),
}
const anything = fc.constantFrom('Yes', 'No', '', 'perhaps')

const cases = Object.values(rules)
  .filter(({ callsModel }) => !callsModel)
  .map(({ name, answers: [type = 'text'] }) => ({
    answer: questions[type],
    rule: name,
    options: optionsOf[name] ?? {},
    says: fc.option(said[type] ?? anything),
  }))

it.each(cases)(
  '[E30] $rule: the original rule and options give the original result',
  async ({ answer, rule, options, says }) => {
    const answers = fc.array(says, { minLength: 1, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(answers, fc.integer({ min: 1, max: 9 }), async (votes, count) => {
        const join = count > votes.length ? undefined : { wait: 'quorum' as const, count }
        const graph = panel(votes.length, { rule, options, ...(join === undefined ? {} : { join }) }, answer)
        const run = await play(graph, votes)
        const original = nodeOf(run, 'count')
        fc.pre(original?.aggregation != null)
        const { aggregation, output } = again(run, graph, { rule, options })
        expect(aggregation).toEqual(original?.aggregation)
        expect(output).toEqual(original?.output)
      }),
      { numRuns: 25 },
    )
  },
)

//   parts (2) ──► one ──► both
it('[E30] an aggregate before the aggregate is still one branch, its own result', async () => {
  const graph = graphOf(
    [inputNode('brief'), sectionNode('panel', 2), aggregateNode('one'), aggregateNode('count')],
    'brief > panel',
    'panel > one',
    'one > count',
  )
  const run = await play(graph, ['a', 'b'])
  expect(run.state().status).toBe('succeeded')
  expect(again(run, graph, { rule: 'sectionJoin' }).input.branches).toMatchObject([
    { label: 'one', output: nodeOf(run, 'one')?.output?.text },
  ])
})
