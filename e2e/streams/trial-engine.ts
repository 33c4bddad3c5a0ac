import { createRun } from '@/lib/db/runs'
import { prismaRunStore } from '@/lib/db/run-store'
import { createWorkflow } from '@/lib/db/workflows'
import { driveRun, type RunDriver } from '@/lib/engine/drive-run'
import type { Clock } from '@/lib/engine/ports'
import { initialRunState, reduceRunEvents } from '@/lib/engine/reduce-run'
import type { RunEvent } from '@/lib/engine/run-event'
import type { BranchState, RunState } from '@/lib/engine/run-state'
import { executors } from '@/lib/executors'
import type { Graph } from '@/lib/graph/document'
import { createGenerate } from '@/lib/models/create-generate'
import { testConnectionTo } from '@/lib/models/test-call'
import { defaultPatience, type Patience } from '@/lib/models/watch-call'
import type { CallOptions } from '@/lib/nodes/call-options'
import { createLaneAddresses } from '@/lib/runs/lane-addresses'
import { createLanes } from '@/lib/runs/lanes'
import { createLocalDispatcher } from '@/lib/runs/local-dispatcher'
import { createRunHub, type RunHub } from '@/lib/runs/run-hub'
import { systemClock } from '@/lib/runs/system-clock'
import { seededRandom } from '../crash/seeded-random'
import { branchesOf } from './branches-of'

export const trialKey = 'sk-trial-0123456789-abcdef'
export const trialLabel = 'Streams'

/** What became of a run: what is stored of it, and what a page makes of that. */
export type Outcome = {
  runId: string
  events: RunEvent[]
  run: RunState
  branches: readonly BranchState[]
  appends: number
}

export type Going = {
  runId: string
  driver: RunDriver
  hub: RunHub
  stored: () => Promise<Outcome>
  outcome: Promise<Outcome>
}

/**
 * The driver, the dispatcher with its lanes, the Messages API client and the SQLite store as the server puts them together, with a
 * clock and a patience of one's own. Every model that is asked for has a lane of its own; all share one credential.
 */
export function createTrialEngine(parts: {
  url: string
  seed: number
  patience?: Partial<Patience>
  clock?: Clock
  hub?: RunHub
}) {
  const { clock = systemClock, seed } = parts
  const named = { name: 'streams', label: trialLabel, models: [], maxConcurrent: 50 }
  const connection = testConnectionTo(parts.url, named)
  const connections = { list: async () => [connection], keyOf: async () => trialKey }
  const random = seededRandom(seed)
  const addresses = createLaneAddresses(null)
  addresses.setConnections([connection])
  const hub = parts.hub ?? createRunHub()

  const newDispatcher = () =>
    createLocalDispatcher({
      generate: createGenerate(connections, { ...defaultPatience, ...parts.patience }),
      lanes: createLanes({ clock, random }),
      laneOf: addresses.laneOf,
      clock,
    })
  const dispatcher = newDispatcher()

  async function drive(runId: string, through = dispatcher): Promise<Going> {
    const claim = await prismaRunStore.claim(runId, 'trial')
    if (claim === null) throw new Error(`Run ${runId} is not to be had.`)
    let appends = 0
    const store = {
      ...prismaRunStore,
      append: (...given: Parameters<typeof prismaRunStore.append>) => ((appends += 1), prismaRunStore.append(...given)),
    }
    const [snapshot, events] = await Promise.all([store.readSnapshot(runId), store.readEvents(runId, 0)])
    const driver = driveRun({ claim, snapshot, events, store, dispatcher: through, bus: hub, clock, random, executors })
    const stored = async (): Promise<Outcome> => {
      const recorded = await store.readEvents(runId, 0)
      const run = reduceRunEvents(initialRunState(snapshot.graph), recorded)
      return { runId, events: recorded, run, branches: branchesOf(run), appends }
    }
    return { runId, driver, hub, stored, outcome: driver.settled.then(stored) }
  }

  /** Starts a run of that many branches, each a call of that model. */
  async function start(model: string, branches: number, options: CallOptions = {}): Promise<Going> {
    const graph = fanOut(`streams/${model}`, branches, options)
    const { id } = await createWorkflow({ format: 'parallax.workflow/1', name: 'Trial', ...graph })
    const run = { workflowId: id, workflowName: 'Trial', graph, inputs: {}, maxCostUsd: null, idempotencyKey: null }
    return drive((await createRun(run)).runId)
  }

  return {
    start,
    run: async (model: string, branches: number, options: CallOptions = {}) =>
      (await start(model, branches, options)).outcome,
    /** Goes on with a run as a server does that was started again: nothing is left of what the first one knew. */
    resume: (runId: string) => drive(runId, newDispatcher()),
  }
}

export type TrialEngine = ReturnType<typeof createTrialEngine>

function fanOut(model: `${string}/${string}`, branches: number, options: CallOptions): Graph {
  const sections = Array.from({ length: branches }, (_, at) => ({ label: `Part ${at}`, instruction: `part ${at}` }))
  const position = { x: 0, y: 0 }
  return {
    nodes: [
      {
        id: 'sections',
        type: 'section',
        position,
        data: { label: 'Sections', prompt: 'Write about {{section.instruction}}.', sections, model, ...options },
      },
      { id: 'join', type: 'aggregate', position, data: { label: 'Join', rule: 'concatenate' } },
      { id: 'report', type: 'output', position, data: { label: 'Report' } },
    ],
    edges: [
      { id: 'sections-join', source: 'sections', target: 'join' },
      { id: 'join-report', source: 'join', target: 'report' },
    ],
  }
}
