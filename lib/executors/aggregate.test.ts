import { describe, expect, it } from 'vitest'
import { aggregateNode, graphOf, outputNode, promptNode, sectionNode, voteNode } from '../engine/testing/graphs'
import { startTestRun, type TestRun } from '../engine/testing/test-run'
import type { Graph } from '../graph/document'
import type { NodeData } from '../nodes'
import { executors } from './index'

const start = (graph: Graph) => startTestRun(graph, { executors })
const nodeOf = (run: TestRun, id: string) => run.state().nodes.find(({ nodeId }) => nodeId === id)

//   panel (n) ──► count ──► end
const panel = (samples: number, data: Partial<NodeData<'aggregate'>>) =>
  graphOf(
    [voteNode('panel', samples, { retries: 0 }), aggregateNode('count', data), outputNode('end')],
    'panel > count',
    'count > end',
  )

async function voteWith(data: Partial<NodeData<'aggregate'>>, answers: (string | null)[]): Promise<TestRun> {
  const run = await start(panel(answers.length, data))
  // From the last to the first: the order of arrival must not matter.
  for (const [branch, answer] of [...answers.entries()].toReversed()) {
    const call = run.dispatcher.call('panel', branch)
    if (answer === null) call.fail('bad_request')
    else call.succeed(`Because.\nAnswer: ${answer}`)
    await run.settle()
  }
  await run.driver.settled
  return run
}

describe('[E28] ties and small numbers are defined, and shown', () => {
  it('elects the answer that most branches gave', async () => {
    const run = await voteWith({ rule: 'plurality' }, ['Yes', 'No', 'Yes'])
    expect(run.state().status).toBe('succeeded')
    expect(nodeOf(run, 'count')?.output?.value).toBe('Yes')
    expect(nodeOf(run, 'end')?.output?.text).toContain('**Yes**')
  })

  it('shows a tie as a tie: an answer, but no winner', async () => {
    const run = await voteWith({ rule: 'plurality' }, ['Yes', 'No'])
    expect(run.state().status).toBe('succeeded')
    expect(nodeOf(run, 'count')).toMatchObject({ status: 'succeeded', aggregation: { outcome: 'tie', value: null } })
    expect(nodeOf(run, 'end')?.output?.text).toContain('Tie.')
  })

  it('says where there is no majority', async () => {
    const run = await voteWith({ rule: 'majority' }, ['Yes', 'No', 'Yes', 'No'])
    expect(nodeOf(run, 'count')).toMatchObject({ status: 'succeeded', aggregation: { outcome: 'no_consensus' } })
    expect(nodeOf(run, 'count')?.output?.text).toContain('No consensus.')
  })

  it('fails with a sentence where too few branches gave an answer that counts', async () => {
    const run = await voteWith({ rule: 'plurality' }, ['Yes', 'perhaps', 'who knows'])
    expect(run.state().status).toBe('failed')
    expect(nodeOf(run, 'count')).toMatchObject({
      status: 'failed',
      error: { code: 'too_few_answers', message: '1 of 3 branches gave an answer that can be counted; 2 needed.' },
      aggregation: { outcome: 'insufficient' },
    })
  })
})

describe('[E9] partial failure keeps what succeeded', () => {
  it('continues with the branches that succeeded and names the missing one', async () => {
    const run = await voteWith({ rule: 'plurality' }, ['Yes', null, 'Yes'])
    expect(run.state().status).toBe('succeeded')
    expect(nodeOf(run, 'count')?.aggregation?.excluded).toEqual([{ index: 1, label: 'Voter 2', reason: 'bad_request' }])
    expect(nodeOf(run, 'count')?.output?.text).toContain('Voter 2')
  })

  it('shows the outputs of a node with many branches in declared order, the missing one where it would stand', async () => {
    const run = await start(
      graphOf([sectionNode('parts', 3, { retries: 0 }), promptNode('sum', { prompt: '{{parts}}' })], 'parts > sum'),
    )
    run.dispatcher.call('parts', 2).succeed('c')
    run.dispatcher.call('parts', 0).succeed('a')
    run.dispatcher.call('parts', 1).fail('bad_request')
    await run.settle()
    expect(nodeOf(run, 'parts')?.output).toEqual({
      text: '## 1\n\na\n\n## 2\n\n*Missing: this branch failed. It went wrong: bad_request.*\n\n## 3\n\nc',
      value: ['a', null, 'c'],
    })
  })
})

describe('a rule that needs a model', () => {
  const graph = graphOf(
    [
      sectionNode('parts', 2, { retries: 0 }),
      aggregateNode('merge', { rule: 'synthesize', model: 'test/judge', options: { order: 'declared' } }),
      outputNode('end'),
    ],
    'parts > merge',
    'merge > end',
  )

  it('is asked once, with the outputs as material before the question', async () => {
    const run = await start(graph)
    for (const call of run.dispatcher.running()) call.succeed(`Part ${call.key.branch}.`)
    await run.settle()
    const { request } = run.dispatcher.call('merge')
    expect(request).toMatchObject({ model: 'test/judge', purpose: 'synthesis' })
    expect(
      request.segments.filter(({ kind }) => kind === 'material').map(({ source, text }) => [source, text]),
    ).toEqual([
      ['B1', 'Part 0.'],
      ['B2', 'Part 1.'],
    ])
    expect(request.segments.at(-1)?.kind).toBe('instruction')
    run.dispatcher.call('merge').succeed('Both parts.')
    expect(await run.driver.settled).toBe('succeeded')
    expect(nodeOf(run, 'end')?.output?.text).toContain('Both parts.')
  })

  it('fails when its call fails, and says that it was the combining call', async () => {
    const run = await start(graph)
    for (const call of run.dispatcher.running()) call.succeed()
    await run.settle()
    run.dispatcher.call('merge').fail('refused')
    expect(await run.driver.settled).toBe('failed')
    expect(nodeOf(run, 'merge')?.error).toEqual({
      code: 'refused',
      message: 'The combining call failed: It went wrong: refused.',
    })
  })

  it('fails without a call when nothing was said that could be combined', async () => {
    const run = await start(graph)
    for (const call of run.dispatcher.running()) call.succeed('   ')
    expect(await run.driver.settled).toBe('failed')
    expect(run.dispatcher.calls).toHaveLength(2)
    expect(nodeOf(run, 'merge')?.error?.code).toBe('too_few_answers')
  })
})

//   panel (3, number) ──► one ──┐
//   other (3, number) ──► two ──┴─► both
it('counts the figure of an aggregate as one branch of the next', async () => {
  const number = { answer: { type: 'number' as const } }
  const graph = graphOf(
    [
      voteNode('panel', 3, number),
      voteNode('other', 3, number),
      aggregateNode('one', { rule: 'median' }),
      aggregateNode('two', { rule: 'median' }),
      aggregateNode('both', { rule: 'mean' }),
    ],
    'panel > one',
    'other > two',
    'one > both',
    'two > both',
  )
  const run = await start(graph)
  for (const call of run.dispatcher.running())
    call.succeed(`${(call.key.nodeId === 'panel' ? 10 : 20) + call.key.branch}`)
  expect(await run.driver.settled).toBe('succeeded')
  expect(nodeOf(run, 'both')?.output?.value).toBe(16)
})
