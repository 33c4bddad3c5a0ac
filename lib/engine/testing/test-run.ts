import type { Graph, RunInputs } from '../../graph/document'
import type { Again } from '../keep-branches'
import type { WorstCase } from '../cost-gate'
import { driveRun, type RunDriver } from '../drive-run'
import type { Executors } from '../executor'
import type { CacheKeyOf, Random } from '../ports'
import { initialRunState, reduceRunEvents } from '../reduce-run'
import type { BranchWaits, BranchWords, RunEvent } from '../run-event'
import type { RunState, Status } from '../run-state'
import { createHandClock, type HandClock } from './hand-clock'
import { createMemoryRunStore, type MemoryRunStore } from './memory-run-store'
import { plainExecutors } from './plain-executors'
import { createScriptedDispatcher, type ScriptedDispatcher } from './scripted-dispatcher'
import { settlePromises } from './settle-promises'

export type TestRun = {
  store: MemoryRunStore
  clock: HandClock
  /** Of the driver that runs now; a restart begins with a new one. */
  dispatcher: ScriptedDispatcher
  driver: RunDriver
  /** What followers were told. */
  published: RunEvent[]
  words: BranchWords[]
  waits: BranchWaits[]
  reported: unknown[]
  /** As the stored events tell it. */
  state: () => RunState
  /** `a` and `a#0` → status. */
  statuses: () => Record<string, Status>
  /** Ends the process in the middle of whatever it does, and starts a new one on the same store. */
  restart: () => Promise<void>
  settle: () => Promise<void>
}

export type TestRunOptions = {
  inputs?: RunInputs
  maxCostUsd?: number
  worstCaseUsd?: WorstCase
  executors?: Executors
  cacheKeyOf?: CacheKeyOf
  random?: Random
  dispatcher?: () => ScriptedDispatcher
  limit?: number
  /** The run that this one goes on from. */
  again?: Again
  /** Gets at the store before the run begins. */
  prepare?: (store: MemoryRunStore) => void
}

/** A run with every port in a test's hand. Nothing goes on until the test lets it. */
export async function startTestRun(graph: Graph, options: TestRunOptions = {}): Promise<TestRun> {
  const snapshot = { runId: 'run', graph, inputs: options.inputs ?? {}, maxCostUsd: options.maxCostUsd ?? null }
  const store = createMemoryRunStore(snapshot)
  options.prepare?.(store)
  const clock = createHandClock()
  const published: RunEvent[] = []
  const words: BranchWords[] = []
  const waits: BranchWaits[] = []
  const reported: unknown[] = []
  let processes = 0

  async function boot() {
    processes += 1
    const claim = await store.claim('run', `process ${processes}`)
    if (claim === null) throw new Error('The run has settled.')
    const dispatcher = options.dispatcher?.() ?? createScriptedDispatcher()
    if (options.limit !== undefined) dispatcher.limit = options.limit
    const driver = driveRun({
      claim,
      snapshot,
      events: [...store.events],
      store,
      dispatcher,
      bus: {
        publish: (_runId, events) => void published.push(...events),
        publishWords: (_runId, piece) => void words.push(piece),
        publishWaits: (_runId, told) => void waits.push(told),
      },
      clock,
      random: options.random ?? (() => 1),
      executors: options.executors ?? plainExecutors,
      ...(options.again === undefined ? {} : { again: options.again }),
      worstCaseUsd: options.worstCaseUsd,
      cacheKeyOf: options.cacheKeyOf,
      report: (error) => void reported.push(error),
    })
    return { dispatcher, driver }
  }

  const state = () => reduceRunEvents(initialRunState(graph), store.events)
  const run: TestRun = {
    store,
    clock,
    ...(await boot()),
    published,
    words,
    waits,
    reported,
    state,
    statuses: () => statusesOf(state()),
    async restart() {
      // The old driver lives on like a paused process: its fence is what keeps it from writing.
      Object.assign(run, await boot())
      await settlePromises()
    },
    settle: settlePromises,
  }
  await settlePromises()
  return run
}

/** What became of every node and branch, by `node` and `node#branch`. */
function statusesOf(state: RunState): Record<string, Status> {
  return Object.fromEntries(
    state.nodes.flatMap(({ nodeId, status, branches }) => [
      [nodeId, status],
      ...branches.map((branch): [string, Status] => [`${nodeId}#${branch.index}`, branch.status]),
    ]),
  )
}
