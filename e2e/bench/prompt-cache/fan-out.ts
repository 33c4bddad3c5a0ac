import { driveRun } from '../../../lib/engine/drive-run'
import { initialRunState, reduceRunEvents } from '../../../lib/engine/reduce-run'
import type { RunState } from '../../../lib/engine/run-state'
import { graphOf, inputNode, sectionNode } from '../../../lib/engine/testing/graphs'
import { createMemoryRunStore } from '../../../lib/engine/testing/memory-run-store'
import { executors } from '../../../lib/executors'
import type { Connection } from '../../../lib/models/connection'
import { createGenerate } from '../../../lib/models/create-generate'
import { featuresSchema } from '../../../lib/models/features'
import { promptCacheKeys } from '../../../lib/models/prompt-cache-keys'
import { createLaneAddresses } from '../../../lib/runs/lane-addresses'
import { createLanes } from '../../../lib/runs/lanes'
import { createLocalDispatcher } from '../../../lib/runs/local-dispatcher'
import { systemClock } from '../../../lib/runs/system-clock'
import { startMessagesApi } from '../../messages-api/start-messages-api'
import { seededWords } from '../../messages-api/words'
import type { CallLine } from '../../messages-api/call-log'

export const model = 'claude-sonnet-5'

type FanOut = { siblings: number; isGated: boolean; firstWordMs: number }

/** What became of a run, as the run tells it and as the server saw it. */
export type FanOutResult = { state: RunState; calls: readonly CallLine[]; wallMs: number }

/**
 * Runs sections that all read the same document of 3,000 words, through driver, lanes and client, against the scripted server over
 * sockets. `isGated: false` marks the same requests and holds none.
 */
export async function fanOut({ siblings, isGated, firstWordMs }: FanOut): Promise<FanOutResult> {
  const api = await startMessagesApi({ scripts: [{ firstWordMs, tokens: 20 }] })
  const connection = connectionTo(api.url)
  const connections = [connection]
  const addresses = createLaneAddresses(siblings)
  addresses.setConnections(connections)
  const snapshot = { runId: 'run', graph, inputs: { brief: { notes: document } }, maxCostUsd: null }
  const sections = sectionNode('parts', siblings, {
    prompt: '{{section.instruction}}\n\n{{brief.notes}}',
    model: `${connection.name}/${model}`,
  })
  const ofSize = { ...snapshot, graph: { ...graph, nodes: [...graph.nodes, sections] } }
  const store = createMemoryRunStore(ofSize)
  const claim = await store.claim('run', 'bench')
  if (claim === null) throw new Error('Somebody else drives the run.')
  const beganAt = performance.now()
  try {
    const driver = driveRun({
      claim,
      snapshot: ofSize,
      events: [],
      store,
      dispatcher: createLocalDispatcher({
        generate: createGenerate({ list: async () => connections, keyOf: async () => 'key' }),
        lanes: createLanes({ clock: systemClock, random: Math.random }),
        laneOf: addresses.laneOf,
        clock: systemClock,
      }),
      bus: { publish: () => undefined, publishWords: () => undefined, publishWaits: () => undefined },
      clock: systemClock,
      random: Math.random,
      executors,
      cacheKeyOf: isGated ? promptCacheKeys(connections) : undefined,
    })
    await driver.settled
    const wallMs = performance.now() - beganAt
    return { state: reduceRunEvents(initialRunState(ofSize.graph), store.events), calls: [...api.calls()], wallMs }
  } finally {
    await api.close()
  }
}

const document = seededWords(7, 3000).join('')
const graph = graphOf([inputNode('brief', [{ name: 'notes', label: 'Notes', type: 'document' }])], 'brief > parts')

function connectionTo(baseUrl: string): Connection {
  return {
    name: 'scripted',
    label: 'Scripted server',
    baseUrl,
    authStyle: 'bearer',
    anthropicVersion: '2026-10-21',
    keySource: 'stored',
    keyLast4: null,
    models: [model],
    maxConcurrent: 5000,
    ownPrices: [],
    features: featuresSchema.parse({ testedAt: 0, model, promptCache: 'yes' }),
  }
}
