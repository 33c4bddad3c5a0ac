import type { Usage } from '../engine/run-event'
import { readUsage, unknownUsage } from './read-usage'
import { StreamFault } from './stream-fault'

/** What has been read of an answer so far. */
export type StreamedAnswer = {
  /** Its text blocks in the order of their indexes. */
  text: string
  model: string | null
  stopReason: string | null
  /** Why the model refused, where it did and says so: `cyber`. */
  refusalCategory: string | null
  usage: Usage
  /** `message_stop` was seen. Nothing after it is looked at. */
  ended: boolean
  /** Something that only the Messages API sends was seen. */
  begun: boolean
  /** Events of no known type: a few are to be expected, nothing else means that another API is answering. */
  unknownEvents: number
  /** Kinds of blocks that are not text, each once: `thinking`, `tool_use`. */
  otherBlocks: readonly string[]
}

export type StreamAccumulator = {
  /** Takes one server-sent event. @throws StreamFault when it cannot belong to a good answer. */
  push: (data: string, eventName?: string) => void
  /** The words that came since the last call. */
  takeWords: () => string
  /** Something that only the Messages API sends was seen. */
  isBegun: () => boolean
  isEnded: () => boolean
  answer: () => StreamedAnswer
}

/** Longer answers are stopped rather than kept in memory; in UTF-16 units. */
const longestText = 8 * 1024 * 1024

/** What we look at in an event. Nothing is certain of it: compatible servers leave out what they like. */
type WireEvent = {
  type?: unknown
  index?: unknown
  message?: { model?: unknown; usage?: unknown } | null
  content_block?: { type?: unknown; text?: unknown } | null
  delta?: { type?: unknown; text?: unknown; stop_reason?: unknown; stop_details?: { category?: unknown } | null } | null
  usage?: unknown
  error?: { type?: unknown; message?: unknown } | null
}

/**
 * Puts the events of one streamed answer together. Unlike the SDK's helper it goes by block index, takes a missing usage or content
 * as unknown, ignores what it does not know, and never counts an answer as whole before its end was seen.
 */
export function createStreamAccumulator(): StreamAccumulator {
  const blocks = new Map<number, string>()
  const otherBlocks = new Set<string>()
  let words = ''
  let textLength = 0
  let usage = unknownUsage
  let model: string | null = null
  let stopReason: string | null = null
  let refusalCategory: string | null = null
  let begun = false
  let ended = false
  let unknownEvents = 0

  function append(index: number, text: unknown): void {
    const known = blocks.get(index) ?? ''
    if (typeof text !== 'string') return
    textLength += text.length
    if (textLength > longestText)
      throw new StreamFault('tooLong', `The answer is longer than ${longestText} characters.`)
    blocks.set(index, known + text)
    words += text
  }

  function push(data: string, eventName?: string): void {
    if (ended) return
    if (eventName === 'error') throw serverError(data)
    const event = parseEvent(data)
    const index = typeof event.index === 'number' ? event.index : 0
    switch (event.type) {
      case 'message_start':
        if (begun) throw new StreamFault('malformed', 'A second message began inside the first.')
        begun = true
        model = textOrNull(event.message?.model)
        // Its count of output tokens is only where counting begins.
        usage = { ...readUsage(usage, event.message?.usage), outputTokens: null }
        break
      case 'content_block_start': {
        begun = true
        const kind = event.content_block?.type
        if (kind === 'text') append(index, event.content_block?.text ?? '')
        else if (typeof kind === 'string') otherBlocks.add(kind)
        break
      }
      case 'content_block_delta':
        begun = true
        if (event.delta?.type === 'text_delta') append(index, event.delta.text)
        break
      case 'message_delta':
        stopReason = textOrNull(event.delta?.stop_reason) ?? stopReason
        refusalCategory = textOrNull(event.delta?.stop_details?.category) ?? refusalCategory
        usage = readUsage(usage, event.usage)
        break
      case 'message_stop':
        ended = true
        break
      case 'error':
        throw serverError(data)
      case 'ping':
      case 'content_block_stop':
        break
      default:
        unknownEvents += 1
    }
  }

  function takeWords(): string {
    const taken = words
    words = ''
    return taken
  }

  function answer(): StreamedAnswer {
    const text = Array.from(blocks.entries())
      .toSorted(([one], [other]) => one - other)
      .map(([, part]) => part)
      .join('')
    return {
      text,
      model,
      stopReason,
      refusalCategory,
      usage,
      ended,
      begun,
      unknownEvents,
      otherBlocks: [...otherBlocks],
    }
  }

  return { push, takeWords, isBegun: () => begun, isEnded: () => ended, answer }
}

function parseEvent(data: string): WireEvent {
  // A ping may come without data, and gateways that also speak another API end their streams with [DONE].
  if (data === '' || data === '[DONE]') return { type: 'ping' }
  try {
    const event: unknown = JSON.parse(data)
    return typeof event === 'object' && event !== null ? event : {}
  } catch (cause) {
    throw new StreamFault('malformed', 'An event of the answer is not JSON.', null, { cause })
  }
}

/** An error event need not be JSON: a proxy in between may have written it. */
function serverError(data: string): StreamFault {
  const event = data.startsWith('{') ? parseEvent(data) : {}
  return new StreamFault(
    'serverError',
    textOrNull(event.error?.message) ?? 'The server broke off.',
    textOrNull(event.error?.type),
  )
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
