import { ModelCallError, type Generate } from '../engine/model-call'
import type { ConnectionSource } from './connection'
import { createMessagesGenerate } from './messages-generate'
import { connectionNameOf } from './model-id'
import { generateOffline } from './offline/generate-offline'
import { defaultPatience, type Patience } from './watch-call'

/**
 * Calls whatever model a request names: an offline one in this process, any other at its connection. Connections and keys are looked
 * up for every call, so that a new key holds for the next attempt of a run that is under way.
 *
 * @param patience how long silence is borne; tests bear less.
 */
export function createGenerate(connections: ConnectionSource, patience: Patience = defaultPatience): Generate {
  return async function generate(request, call) {
    const name = connectionNameOf(request.model)
    if (name === 'offline') return generateOffline(request, call)
    const all = await connections.list()
    const connection = all.find((candidate) => candidate.name === name)
    if (connection === undefined)
      throw unknownConnection(
        request.model,
        all.map((candidate) => candidate.name),
      )
    const key = connection.authStyle === 'none' ? null : await connections.keyOf(name)
    if (key === null && connection.authStyle !== 'none') throw noKey(connection.label)
    return createMessagesGenerate(connection, key, patience)(request, call)
  }
}

function unknownConnection(reference: string, names: readonly string[]): ModelCallError {
  const known = [...names, 'offline'].join(', ')
  const message = `There is no connection for ${reference}. Choose another model, or add the connection under Settings. There are: ${known}.`
  return new ModelCallError('unknown_connection', message, { retryable: false })
}

function noKey(label: string): ModelCallError {
  const message = `${label} has no key. Enter one under Settings, or choose another model.`
  return new ModelCallError('no_key', message, { retryable: false, scope: 'connection' })
}
