import { tokensOf } from './frames'
import type { IncomingCall } from './script'

/** A kept beginning of a prompt is forgotten so long after its last use. */
const keptMs = 5 * 60_000

/** As the Messages API counts: what was read or written is not among `input_tokens`. */
export type InputUsage = {
  input_tokens: number
  cache_read_input_tokens?: number
  cache_creation_input_tokens?: number
}

export type PromptCache = {
  /** What a call that arrives now finds. `fill` is to be called when the first bytes of its answer are sent: not before can others read. */
  look: (call: IncomingCall, key: string | null) => { usage: InputUsage; fill: () => void }
}

/**
 * Keeps the beginnings of prompts that calls have marked, for each model and key, as the real one does: only those of a certain length,
 * and only from when the answer to the call that brings them begins. Calls that arrive together each write their own.
 */
export function createPromptCache(minimumTokens: number): PromptCache {
  const lastUsedAt = new Map<string, number>()
  return {
    look(call, key) {
      const total = tokensOf(call.text).length
      if (call.marked.length === 0) return { usage: { input_tokens: total }, fill: () => undefined }
      const marked = call.marked
        .map((text) => ({ name: `${key ?? ''} ${text}`, tokens: tokensOf(text).length }))
        .filter(({ tokens }) => tokens >= minimumTokens)
      const isKept = ({ name }: { name: string }) => Date.now() - (lastUsedAt.get(name) ?? 0) < keptMs
      const read = marked.findLast(isKept)?.tokens ?? 0
      const written = Math.max(0, (marked.at(-1)?.tokens ?? 0) - read)
      return {
        usage: {
          input_tokens: Math.max(0, total - read - written),
          cache_read_input_tokens: read,
          cache_creation_input_tokens: written,
        },
        fill: () => marked.forEach(({ name }) => lastUsedAt.set(name, Date.now())),
      }
    },
  }
}
