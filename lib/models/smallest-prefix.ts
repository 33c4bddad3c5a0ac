/** By exact id, as Anthropic documented it in August 2026 (prompt caching, limitations). */
const minimumTokens: Readonly<Record<string, number>> = {
  'claude-opus-5': 512,
  'claude-fable-5': 512,
  'claude-sonnet-5': 1024,
  'claude-opus-4-8': 1024,
  'claude-sonnet-4-6': 1024,
  'claude-sonnet-4-5': 1024,
  'claude-opus-4-7': 2048,
  'claude-opus-4-6': 4096,
  'claude-opus-4-5': 4096,
  'claude-haiku-4-5': 4096,
}

const largestKnown = 4096

/**
 * From how many tokens on a model's server keeps the beginning of a prompt. Below that a mark does nothing and nothing says so. For
 * the 5.5 models and the later Fables it is not published: the largest that is known is taken, so that nobody waits in vain.
 */
export function smallestPrefixTokens(modelId: string): number {
  return Object.hasOwn(minimumTokens, modelId) ? (minimumTokens[modelId] ?? largestKnown) : largestKnown
}

/** More than English prose has for a token, so that a prompt which seems long enough is. */
const charactersPerToken = 4.5

/** How many tokens a text has at least, as far as its length can tell. */
export function fewestTokens(characters: number): number {
  return Math.floor(characters / charactersPerToken)
}
