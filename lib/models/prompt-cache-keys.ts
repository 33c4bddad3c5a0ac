import { createHash } from 'node:crypto'
import type { ModelRequest } from '../engine/model-call'
import type { CacheKeyOf } from '../engine/ports'
import type { SharedPrompt } from '../engine/shared-prompt'
import type { Connection } from './connection'
import { layOutRequest } from './lay-out-request'
import { connectionNameOf } from './model-id'

/**
 * Tells which requests begin the same way, for servers that can make use of it: same model, effort, system prompt and beginning of the
 * message, whichever nodes they come from. Siblings are laid out once, not each: a prompt may be long, and its branches thousands.
 */
export function promptCacheKeys(connections: readonly Connection[]): CacheKeyOf {
  const byName = new Map(connections.map((connection) => [connection.name, connection]))
  const known = new WeakMap<SharedPrompt, Map<string, string | null>>()

  return function cacheKeyOf(request) {
    const connection = byName.get(connectionNameOf(request.model))
    if (request.shared === undefined || connection === undefined) return null
    const ofSiblings = known.get(request.shared) ?? new Map<string, string | null>()
    known.set(request.shared, ofSiblings)
    const before = ofSiblings.get(request.model)
    if (before !== undefined) return before
    const key = keyOf(request, connection)
    ofSiblings.set(request.model, key)
    return key
  }
}

function keyOf(request: ModelRequest, connection: Connection): string | null {
  const { system, shared, isCached } = layOutRequest(request, connection)
  if (!isCached) return null
  const manner = [request.model, request.options.effort ?? null, system, shared]
  return createHash('sha256').update(JSON.stringify(manner)).digest('hex')
}
