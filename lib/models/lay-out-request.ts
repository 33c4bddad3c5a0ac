import type { ModelRequest } from '../engine/model-call'
import { isolatesOutputs } from './branch-outputs'
import type { Connection } from './connection'
import { takesPromptCache } from './features'
import { layOutPrompt } from './lay-out-prompt'
import { modelIdOf } from './model-id'
import { fewestTokens, smallestPrefixTokens } from './smallest-prefix'

export type RequestLayout = {
  /** May be empty. */
  system: string
  /** What stands first in the message and is the same in those of its siblings; empty where nothing is. */
  shared: string
  /** What follows; never empty together with `shared`. */
  own: string
  /** `system` and `shared` together are worth keeping, and the server can keep them. */
  isCached: boolean
}

/**
 * Puts what sibling branches share first, the same to the byte, since a server finds what it has kept by its beginning. A persona
 * belongs into the system prompt, and stands there unless voters could then share nothing: the system prompt comes first. Where
 * there is something worth keeping the persona goes behind it, next to the question, as long texts do best in front of both.
 */
export function layOutRequest(request: ModelRequest, connection: Connection): RequestLayout {
  const { text, sharedLength, rule } = layOutPrompt(request.segments, request.shared?.segments ?? [])
  const system = joinParts(request.system, rule)
  const persona = request.persona?.trim() ?? ''
  const isCached = isWorthKeeping(request, connection, system.length + sharedLength)
  if (!isCached) return { system: joinParts(request.system, persona, rule), shared: '', own: text, isCached }
  const own = joinParts(text.slice(sharedLength), persona === '' ? null : `Answer in this role:\n${persona}`)
  return { system, shared: text.slice(0, sharedLength), own, isCached }
}

function isWorthKeeping(request: ModelRequest, connection: Connection, characters: number): boolean {
  // Outputs that are combined are laid out apart, see `branch-outputs.ts`, and nothing of them is marked.
  if (request.shared === undefined || isolatesOutputs(request) || !takesPromptCache(connection)) return false
  return fewestTokens(characters) >= smallestPrefixTokens(modelIdOf(request.model))
}

function joinParts(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n\n')
}
