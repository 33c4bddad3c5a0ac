import type { Usage } from '../engine/run-event'

export const unknownUsage: Usage = {
  inputTokens: null,
  outputTokens: null,
  cacheReadTokens: null,
  cacheWriteTokens: null,
}

/**
 * What an event says of tokens, over what was known before: figures are cumulative, so a new one replaces the old and none is added.
 * As in the API `inputTokens` is only what was neither read from nor written to a cache. What is no sensible count stays unknown.
 */
export function readUsage(known: Usage, said: unknown): Usage {
  if (typeof said !== 'object' || said === null) return known
  const usage = said as Readonly<Record<string, unknown>>
  const creation = record(usage['cache_creation'])
  const tools = record(usage['server_tool_use'])
  return {
    inputTokens: count(usage['input_tokens']) ?? known.inputTokens,
    outputTokens: count(usage['output_tokens']) ?? known.outputTokens,
    cacheReadTokens: count(usage['cache_read_input_tokens']) ?? known.cacheReadTokens,
    cacheWriteTokens: count(usage['cache_creation_input_tokens']) ?? known.cacheWriteTokens,
    ...rare('cacheWrite1hTokens', count(creation['ephemeral_1h_input_tokens']) ?? known.cacheWrite1hTokens),
    ...rare('webSearchRequests', count(tools['web_search_requests']) ?? known.webSearchRequests),
  }
}

/** Left out while no server has said anything of it. */
function rare(name: 'cacheWrite1hTokens' | 'webSearchRequests', said: number | null | undefined): Partial<Usage> {
  return said === null || said === undefined ? {} : { [name]: said }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
