import { describe, expect, it } from 'vitest'
import { fairJudge } from '../aggregation/testing/scripted-judge'
import { aggregateNode, graphOf, outputNode, sectionNode, voteNode } from '../engine/testing/graphs'
import type { ScriptedCall } from '../engine/testing/scripted-dispatcher'
import { startTestRun, type TestRun, type TestRunOptions } from '../engine/testing/test-run'
import type { NodeData } from '../nodes'
import { executors } from './index'

//   parts (3) ──► judge ──► end
const judged = (data: Partial<NodeData<'aggregate'>> = {}) =>
  graphOf(
    [
      sectionNode('parts', 3, { retries: 0 }),
      aggregateNode('judge', { rule: 'judgePairwise', model: 'test/judge', ...data }),
      outputNode('end'),
    ],
    'parts > judge',
    'judge > end',
  )

const nodeOf = (run: TestRun, id: string) => run.state().nodes.find(({ nodeId }) => nodeId === id)
const wordsOf = ({ request }: ScriptedCall) => request.segments.map(({ text }) => text).join('')

/** What the models of these tests say: the parts differ in quality, and the first pair gets a reply that is none at first. */
function answer(call: ScriptedCall): void {
  const { nodeId, branch } = call.key
  if (nodeId === 'parts') return call.succeed(`quality ${branch + 1}`)
  if (branch === 0) return call.succeed('I prefer the first.')
  const materials = call.request.segments.flatMap(({ kind, source, text }) =>
    kind === 'material' ? [{ label: source ?? '', open: '', text, close: '' }] : [],
  )
  call.succeed(fairJudge({ system: '', instruction: wordsOf(call), materials }))
}

/** Plays a run to its end; `asked` is every call that was made, by branch and words. */
async function play(options: TestRunOptions & { crash?: { append: number; when: 'before' | 'after' } } = {}) {
  const { crash, ...rest } = options
  let appends = 0
  let isCrashed = false
  const fail = (when: 'before' | 'after') => {
    if (crash?.append !== appends || crash.when !== when) return
    isCrashed = true
    throw new Error(`crash ${when} append ${appends}`)
  }
  const run = await startTestRun(judged(), {
    executors,
    ...rest,
    prepare(store) {
      store.trouble = () => {
        appends += 1
        fail('before')
      }
      store.afterTrouble = () => fail('after')
    },
  })
  const asked = new Map<string, string>()
  for (let turns = 0; turns < 60 && run.state().status !== 'succeeded'; turns += 1) {
    if (isCrashed) {
      isCrashed = false
      await run.restart()
    }
    for (const call of run.dispatcher.running()) {
      const name = `${call.key.nodeId}#${call.key.branch}`
      const words = wordsOf(call)
      expect(asked.get(name) ?? words).toBe(words)
      asked.set(name, words)
      answer(call)
    }
    await run.settle()
    await run.clock.advanceToNext()
  }
  return { run, asked, appends }
}

describe('a rule that asks in rounds', () => {
  it('[E61] opens all pairs at once, and then one more branch for the reply that could not be read', async () => {
    const { run } = await play()
    expect(run.state().status).toBe('succeeded')
    const { events } = run.store
    const opened = events.flatMap((event) =>
      (event.type === 'node.started' || event.type === 'node.extended') && event.nodeId === 'judge'
        ? [event.branches.length]
        : [],
    )
    expect(opened).toEqual([6, 1])
    expect(nodeOf(run, 'judge')?.branches.at(-1)).toMatchObject({ index: 6, status: 'succeeded', model: 'test/judge' })
    expect(nodeOf(run, 'judge')?.branches.at(-1)?.label).toMatch(/^Repair · Judge 1 · \d against \d$/)
    expect(nodeOf(run, 'judge')?.output?.value).toBe('quality 3')
    expect(nodeOf(run, 'end')?.output?.text).toContain('quality 3')
  })

  it('[E62] asks the same and finds the same after a crash at any moment', async () => {
    const undisturbed = await play()
    for (let append = 1; append <= undisturbed.appends; append += 1) {
      for (const when of ['before', 'after'] as const) {
        const { run, asked } = await play({ crash: { append, when } })
        expect(nodeOf(run, 'judge')?.aggregation, `${when} ${append}`).toEqual(
          nodeOf(undisturbed.run, 'judge')?.aggregation,
        )
        expect([...asked].toSorted()).toEqual([...undisturbed.asked].toSorted())
      }
    }
  })

  it('[E63] fails with the reason only when every judge fails', async () => {
    const run = await startTestRun(judged(), { executors })
    for (const call of run.dispatcher.running()) answer(call)
    await run.settle()
    for (const call of run.dispatcher.running()) call.fail('refused')
    await run.driver.settled
    expect(nodeOf(run, 'judge')?.error).toEqual({
      code: 'refused',
      message: 'Each of the 6 combining calls failed: It went wrong: refused.',
    })
  })

  it('[E61] [E22] opens no further round once a cancel settles the run', async () => {
    const run = await startTestRun(judged(), { executors })
    for (const call of run.dispatcher.running()) answer(call)
    await run.settle()
    run.driver.requestCancel()
    await run.driver.settled
    expect(run.statuses()).toMatchObject({ judge: 'cancelled', 'judge#0': 'cancelled', 'judge#5': 'cancelled' })
    expect(run.store.events.filter(({ type }) => type === 'node.extended')).toEqual([])
  })

  it('[E63] keeps what was found when the cost cap is reached between two rounds', async () => {
    const run = await startTestRun(judged(), { executors, maxCostUsd: 1, worstCaseUsd: () => 0.05 })
    for (const call of run.dispatcher.running()) answer(call)
    await run.settle()
    for (const call of run.dispatcher.running()) {
      if (call.key.branch === 0) call.succeed('I prefer the first.', { costUsd: 1 })
      else answer(call)
    }
    await run.driver.settled
    expect(nodeOf(run, 'judge')?.branches.at(-1)?.error?.code).toBe('cost_cap')
    expect(nodeOf(run, 'judge')?.aggregation?.judgement?.judges).toEqual([
      { name: 'Judge 1', model: null, calls: 6, missing: 1 },
    ])
    expect(run.state().status).toBe('succeeded')
  })
})

describe('a tie', () => {
  //   panel (2) ──► count ──► end
  const panel = (options: NodeData<'aggregate'>['options']) =>
    graphOf(
      [
        voteNode('panel', 2, { retries: 0 }),
        aggregateNode('count', { rule: 'plurality', model: 'test/judge', options }),
        outputNode('end'),
      ],
      'panel > count',
      'count > end',
    )

  async function tie(options: NodeData<'aggregate'>['options']): Promise<TestRun> {
    const run = await startTestRun(panel(options), { executors })
    run.dispatcher.call('panel', 0).succeed('Answer: Yes')
    run.dispatcher.call('panel', 1).succeed('Answer: No')
    await run.settle()
    return run
  }

  it('is put to the voters once more, word for word, as branches of the aggregate', async () => {
    const run = await tie({ ties: ['extraVotes'], extraVotes: 1 })
    const further = run.dispatcher.call('count')
    const { model, segments, answer } = run.dispatcher.call('panel', 0).request
    expect(further.request).toMatchObject({ model, segments, answer })
    further.succeed('Answer: No')
    await run.driver.settled
    expect(nodeOf(run, 'count')).toMatchObject({
      output: { value: 'No' },
      branches: [{ label: 'Further vote 1 · Voter 1' }],
    })
  })

  it('is put to a judge, and is a tie where the judge fails', async () => {
    const run = await tie({ ties: ['judge'] })
    const call = run.dispatcher.call('count')
    expect(call.request).toMatchObject({ model: 'test/judge', answer: { type: 'json' } })
    call.fail('bad_request')
    expect(await run.driver.settled).toBe('succeeded')
    expect(nodeOf(run, 'count')?.aggregation).toMatchObject({ outcome: 'tie', value: null })
  })
})
