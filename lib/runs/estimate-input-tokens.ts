import type { ModelRequest } from '../engine/model-call'

/** Of English text; other languages need more tokens for as much. */
const charactersPerToken = 4

/**
 * Roughly how many tokens a request sends, as if nothing of it came from a cache. Too much holds a call back for a moment longer,
 * too little is found out by a 429.
 */
export function estimateInputTokens({ system, segments }: ModelRequest): number {
  const characters = segments.reduce((sum, segment) => sum + segment.text.length, system?.length ?? 0)
  return Math.ceil(characters / charactersPerToken)
}
