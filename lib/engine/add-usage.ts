import type { Usage } from './run-event'

/** The sum of what is known: null only where neither is. */
export function addKnown(one: number | null, other: number | null): number | null {
  if (one === null) return other
  return other === null ? one : one + other
}

export function addUsage(one: Usage | null, other: Usage | null): Usage | null {
  if (one === null) return other
  if (other === null) return one
  return {
    inputTokens: addKnown(one.inputTokens, other.inputTokens),
    outputTokens: addKnown(one.outputTokens, other.outputTokens),
    cacheReadTokens: addKnown(one.cacheReadTokens, other.cacheReadTokens),
    cacheWriteTokens: addKnown(one.cacheWriteTokens, other.cacheWriteTokens),
    ...addRare(one, other, 'cacheWrite1hTokens'),
    ...addRare(one, other, 'webSearchRequests'),
  }
}

/** Left out where neither call says anything of it. */
function addRare(one: Usage, other: Usage, name: 'cacheWrite1hTokens' | 'webSearchRequests'): Partial<Usage> {
  const sum = addKnown(one[name] ?? null, other[name] ?? null)
  return sum === null ? {} : { [name]: sum }
}
