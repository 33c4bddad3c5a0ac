import type { ModelRequest } from '../engine/model-call'
import { isSameSegment } from '../engine/shared-prompt'
import type { Connection } from './connection'
import { layOutPrompt, type PromptLayout } from './lay-out-prompt'
import { modelIdOf } from './model-id'
import { fewestTokens, smallestPrefixTokens } from './smallest-prefix'
import { takesPromptCache } from './takes-prompt-cache'

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
  const { text, sharedLength, rule } = textOf(request)
  const system = joinParts(request.system, rule)
  const persona = request.persona?.trim() ?? ''
  const isCached = isWorthKeeping(request, connection, system.length + sharedLength)
  if (!isCached) return { system: joinParts(request.system, persona, rule), shared: '', own: text, isCached }
  const own = joinParts(text.slice(sharedLength), persona === '' ? null : `Answer in this role:\n${persona}`)
  return { system, shared: text.slice(0, sharedLength), own, isCached }
}

function isWorthKeeping(request: ModelRequest, connection: Connection, characters: number): boolean {
  if (request.shared === undefined || !takesPromptCache(connection)) return false
  return fewestTokens(characters) >= smallestPrefixTokens(modelIdOf(request.model))
}

/** The rule that asks for a synthesis has put its materials into blocks itself, and says how they are to be taken. */
function textOf({ purpose, segments, shared }: ModelRequest): PromptLayout {
  const inAll = shared?.segments ?? []
  if (purpose !== 'synthesis') return layOutPrompt(segments, inAll)
  const firstOwn = segments.findIndex((segment) => !inAll.some((other) => isSameSegment(other, segment)))
  const written = (some: readonly { text: string }[]) => some.map(({ text }) => text).join('')
  const sharedLength = written(firstOwn === -1 ? segments : segments.slice(0, firstOwn)).length
  return { text: written(segments), sharedLength, rule: null }
}

function joinParts(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n\n')
}
