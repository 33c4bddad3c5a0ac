import Anthropic from '@anthropic-ai/sdk'
import type { Connection } from './connection'
import { streamFetch } from './stream-fetch'

const clients = new Map<string, { settings: string; client: Anthropic }>()

/** The SDK's client of a connection: one each, made anew when its address, key or way to prove itself has changed. */
export function clientOf(connection: Connection, key: string | null): Anthropic {
  const { name, baseUrl, authStyle, anthropicVersion } = connection
  const settings = JSON.stringify([baseUrl, authStyle, anthropicVersion, key])
  const known = clients.get(name)
  if (known?.settings === settings) return known.client
  const client = createClient(connection, key)
  clients.set(name, { settings, client })
  return client
}

function createClient({ baseUrl, authStyle, anthropicVersion }: Connection, key: string | null): Anthropic {
  return new Anthropic({
    baseURL: baseUrl,
    // Given also where none is sent: without it the SDK looks for one in the environment and in profile files on disk.
    apiKey: key ?? 'no-key',
    // Each of these is said, if only to be left out: the SDK would take it from `ANTHROPIC_CUSTOM_HEADERS` and send it to any host.
    defaultHeaders: {
      'anthropic-version': anthropicVersion,
      'anthropic-beta': null,
      Authorization: authStyle === 'bearer' && key !== null ? `Bearer ${key}` : null,
      'x-api-key': authStyle === 'x-api-key' ? key : null,
    },
    // The SDK would retry twice by itself, unseen. Retries are the engine's: each must show up as an attempt.
    maxRetries: 0,
    // The longest that a timer can do. Waiting is limited by the watchdogs, which also watch after the headers.
    timeout: 2 ** 31 - 1,
    fetch: streamFetch,
    // Its log would print prompts and answers.
    logLevel: 'off',
    openTelemetry: false,
  })
}
