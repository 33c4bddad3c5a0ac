import { ModelCallError, type CallProgress, type Generation, type ModelRequest } from '../engine/model-call'
import type { Connection } from './connection'
import { featuresSchema, type Features } from './features'
import { createMessagesGenerate } from './messages-generate'
import { defaultPatience, type Patience } from './watch-call'

/** What tests call a scripted server with. */
export const testKey = 'sk-canary-1234567890-abcdef'
export const testPrompt = 'Tell me everything about the canary market in the year nineteen hundred.'

export function testConnectionTo(baseUrl: string, more: Partial<Connection> = {}): Connection {
  return {
    name: 'scripted',
    label: 'Scripted server',
    baseUrl,
    authStyle: 'bearer',
    anthropicVersion: '2026-10-21',
    keySource: 'stored',
    keyLast4: 'cdef',
    models: ['scripted-model'],
    maxConcurrent: 10,
    features: null,
    ownPrices: [],
    ...more,
  }
}

/** What a test of a connection may have found: nothing but what is given. */
export function testFeatures(found: Partial<Features> = {}): Features {
  return featuresSchema.parse({ testedAt: 0, model: 'scripted-model', ...found })
}

export const testRequest: ModelRequest = {
  model: 'scripted/scripted-model',
  system: 'You are a market researcher.',
  segments: [{ kind: 'instruction', source: null, text: testPrompt }],
  answer: { type: 'text' },
  options: {},
  purpose: 'branch',
}

export type Outcome = { words: string; generation: Generation | null; error: ModelCallError | null }

/** Calls once and hands back what happened, whichever it was. */
export async function callOnce(
  connection: Connection,
  options: {
    request?: ModelRequest
    patience?: Partial<Patience>
    signal?: AbortSignal
    key?: string | null
    onText?: () => void
    onAccepted?: CallProgress['onAccepted']
    onBegun?: CallProgress['onBegun']
  } = {},
): Promise<Outcome> {
  const generate = createMessagesGenerate(connection, options.key === undefined ? testKey : options.key, {
    ...defaultPatience,
    ...options.patience,
  })
  let words = ''
  const call = {
    key: { runId: 'run-1', nodeId: 'branches', branch: 2, attempt: 1 },
    signal: options.signal ?? new AbortController().signal,
    onText: (text: string) => {
      words += text
      options.onText?.()
    },
    onAccepted: options.onAccepted,
    onBegun: options.onBegun,
  }
  try {
    const generation = await generate(options.request ?? testRequest, call)
    return { words, generation, error: null }
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error
    return { words, generation: null, error }
  }
}
