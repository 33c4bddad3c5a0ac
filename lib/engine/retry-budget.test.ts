import { describe, expect, it } from 'vitest'
import { graphOf, sectionNode } from './testing/graphs'
import { startTestRun, type TestRun } from './testing/test-run'

/** Every call that runs ends in the same way, as often as branches come back. */
async function failAll(run: TestRun, code: string, possiblyBilled: boolean): Promise<void> {
  for (let calls = run.dispatcher.running(); calls.length > 0; calls = run.dispatcher.running()) {
    for (const call of calls) call.fail(code, { retryable: true, possiblyBilled })
    await run.clock.advance(60_000)
  }
}

const options = { random: () => 0 }

describe('[E31] the retry budget of a run', () => {
  it('repeats at most a fifth of its calls that may have been billed, and says why it stops', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 200, { retries: 4 })]), options)
    await failAll(run, 'truncated_answer', true)
    expect(run.dispatcher.calls).toHaveLength(200 + 40)
    const branches = run.state().nodes[0]?.branches ?? []
    expect(branches[199]?.error).toEqual({
      code: 'truncated_answer',
      message:
        'It went wrong: truncated_answer. It is not tried again: this run has repeated 40 calls that may have been billed.',
    })
  })

  it('leaves a small run its retries', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 5, { retries: 4 })]), options)
    await failAll(run, 'truncated_answer', true)
    expect(run.dispatcher.calls).toHaveLength(25)
  })

  it('does not count calls that were turned away: they cost nothing', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 200, { retries: 4 })]), options)
    await failAll(run, 'overloaded', false)
    expect(run.dispatcher.calls).toHaveLength(1000)
  })

  it('is not filled again by a restart', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 200, { retries: 4 })]), options)
    for (const call of run.dispatcher.running().slice(0, 30)) {
      call.fail('truncated_answer', { retryable: true, possiblyBilled: true })
    }
    for (const call of run.dispatcher.running()) call.succeed()
    await run.settle()
    await run.restart()
    await failAll(run, 'truncated_answer', true)
    expect(run.dispatcher.calls).toHaveLength(40)
  })
})
