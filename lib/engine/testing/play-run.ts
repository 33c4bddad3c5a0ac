import type { Again } from '../keep-branches'
import type { WorstCase } from '../cost-gate'
import type { CacheKeyOf } from '../ports'
import { isSettled } from '../statuses'
import type { Fate, RandomRun } from './random-runs'
import { createScriptedDispatcher, type ScriptedCall } from './scripted-dispatcher'
import { startTestRun, type TestRun } from './test-run'

export type Crash = { append: number; when: 'before' | 'after' }

/** What a call is charged, and whether its answer says so. */
type Bill = { costUsd: number; isTold: boolean }
type Limit = { maxCostUsd: number; worstCaseUsd: WorstCase; billOf: (call: ScriptedCall) => Bill }

/** No run of these tests needs more: past it, it hangs. */
const mostWakes = 5000

type PlayOptions = {
  cancelAfterWakes?: number
  /** The run that this one goes on from. */
  again?: Again
  cacheKeyOf?: CacheKeyOf
  limit?: Limit
  /** What a call that succeeds answers with. */
  answer?: (call: ScriptedCall) => string
}

/** Plays a run to its end, with a crash just before or after some of its appends were stored. */
export async function playRun(
  script: RandomRun,
  crashes: readonly Crash[] = [],
  { cancelAfterWakes, again, answer, cacheKeyOf, limit }: PlayOptions = {},
): Promise<TestRun & { problems: string[]; billedUsd: () => number }> {
  const problems: string[] = []
  let appends = 0
  let crashed = false
  let calls = 0
  let billedUsd = 0
  const crash = (when: Crash['when']) => {
    if (!crashes.some((point) => point.append === appends && point.when === when)) return
    crashed = true
    throw new Error(`crash ${when} append ${appends}`)
  }

  /** Its end comes by the clock, as fate has it. Also a call that a crash left behind goes on, and says so to nobody. */
  const play = (call: ScriptedCall) => {
    problems.push(...problemsOf(call, run))
    const duration = script.durations[calls % script.durations.length] ?? 1
    calls += 1
    const what = fateOf(call, script, run)
    const bill = limit?.billOf(call)
    // Charged from the moment on in which it is made: whoever makes it may not live to see its end.
    if (what !== 'bad_request' && what !== 'refused') billedUsd += bill?.costUsd ?? 0
    const costUsd = bill?.isTold ? bill.costUsd : null
    if (what === 'hang') return
    run.clock.wakeAt(run.clock.now() + duration, () => {
      if (call.status !== 'running') return
      if (what === 'succeed') call.succeed(answer?.(call), { costUsd })
      else call.fail(what, { retryable: what === 'overloaded', possiblyBilled: what === 'overloaded' })
    })
  }

  const early: ScriptedCall[] = []
  let onCall = (call: ScriptedCall): void => void early.push(call)
  const run = await startTestRun(script.graph, {
    limit: script.limit,
    ...(again === undefined ? {} : { again }),
    maxCostUsd: limit?.maxCostUsd,
    worstCaseUsd: limit?.worstCaseUsd,
    cacheKeyOf,
    dispatcher: () => createScriptedDispatcher((call) => onCall(call)),
    prepare(store) {
      store.trouble = () => {
        appends += 1
        crash('before')
      }
      store.afterTrouble = () => crash('after')
    },
  })
  onCall = play
  early.forEach(play)

  /** Drivers that came to their end; one that a crash left behind gives up, which ends nothing. */
  const ended = new Set<TestRun['driver']>()
  const watch = ({ driver }: TestRun) => void driver.settled.then(() => ended.add(driver))
  watch(run)
  for (let wakes = 0; wakes < mostWakes; wakes += 1) {
    if (wakes === cancelAfterWakes) run.driver.requestCancel()
    await run.settle()
    // The process ended after its last word was stored, and its calls with it.
    if (crashed && isSettled(run.state().status)) run.driver.stop()
    if (ended.has(run.driver) || isSettled(run.state().status))
      return Object.assign(run, { problems, billedUsd: () => billedUsd })
    if (crashed) {
      crashed = false
      await run.restart()
      watch(run)
    } else if (!(await run.clock.advanceToNext())) {
      break
    }
  }
  problems.push(`The run hangs: ${JSON.stringify(run.statuses())}`)
  return Object.assign(run, { problems, billedUsd: () => billedUsd })
}

/** Tries that a crash cut off do not count: their fate comes again. */
function fateOf({ key }: ScriptedCall, script: RandomRun, run: TestRun): Fate {
  const tries = run.store.events.filter(
    (event) =>
      event.type === 'branch.failed' &&
      event.nodeId === key.nodeId &&
      event.branch === key.branch &&
      event.error.code !== 'interrupted',
  )
  return script.fates[`${key.nodeId}#${key.branch}`]?.[tries.length] ?? 'succeed'
}

/** What a call may never be: of a branch that has settled, without its start on record, or the second of an attempt. */
function problemsOf({ key }: ScriptedCall, run: TestRun): string[] {
  const name = `${key.nodeId}#${key.branch} attempt ${key.attempt}`
  const own = run.store.events.filter(
    (event) => 'branch' in event && event.nodeId === key.nodeId && event.branch === key.branch,
  )
  const problems: string[] = []
  if (own.some(({ type }) => type === 'branch.succeeded'))
    problems.push(`${name} was called although the branch had succeeded.`)
  if (!own.some((event) => event.type === 'branch.started' && event.attempt === key.attempt)) {
    problems.push(`${name} was called before its start was recorded.`)
  }
  const same = run.dispatcher.calls.filter((call) => call.key.nodeId === key.nodeId && call.key.branch === key.branch)
  if (same.filter((call) => call.key.attempt === key.attempt).length > 1) problems.push(`${name} was called twice.`)
  if (same.filter(({ status }) => status === 'running').length > 1)
    problems.push(`${name} was called beside another attempt.`)
  return problems
}
