import { driveRun } from '../engine/drive-run'
import type { Dispatcher } from '../engine/ports'
import { initialRunState, reduceRunEvents } from '../engine/reduce-run'
import type { RunState } from '../engine/run-state'
import { createMemoryRunStore } from '../engine/testing/memory-run-store'
import { ModelCallError } from '../engine/model-call'
import { executors } from '../executors'
import type { Graph, RunInputs } from '../graph/document'
import { completeInputs } from '../graph/run-inputs'
import { generateOffline } from '../models/offline/generate-offline'

/** For tests: runs a graph to its end with the real engine, executors and offline models; only the store is in memory. */
export async function runOffline(graph: Graph, inputs: RunInputs = {}): Promise<RunState> {
  const snapshot = { runId: 'run', graph, inputs: completeInputs(graph, inputs), maxCostUsd: null }
  const store = createMemoryRunStore(snapshot)
  const claim = await store.claim('run', 'test')
  if (claim === null) throw new Error('A new run can be claimed.')
  const driver = driveRun({
    claim,
    snapshot,
    events: [],
    store,
    dispatcher: offlineDispatcher,
    bus: { publish: () => {}, publishWords: () => {}, publishWaits: () => {} },
    clock: { now: () => Date.now(), wakeAt: (at, wake) => clearing(setTimeout(wake, at - Date.now())) },
    random: () => 1,
    executors,
  })
  await driver.settled
  return reduceRunEvents(initialRunState(graph), store.events)
}

const offlineDispatcher: Dispatcher = {
  dispatch(key, request, listener) {
    const { signal } = new AbortController()
    void listener
      .admitted()
      .then(() => generateOffline(request, { key, signal, onText: listener.words }))
      .then(listener.succeeded, (error: unknown) => {
        if (error instanceof ModelCallError) listener.failed(error)
        else throw error
      })
  },
  abort: () => {},
}

function clearing(timer: NodeJS.Timeout): () => void {
  return () => clearTimeout(timer)
}
