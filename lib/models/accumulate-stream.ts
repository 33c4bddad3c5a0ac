import type { Citation } from '../engine/citation'
import type { Usage } from '../engine/run-event'
import type { ContentKeeper } from './keep-content'
import { mostCitations, readCitation } from './read-citation'
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
  /** Pages of the web that the text cites, in the order of the text. */
  citations: readonly Citation[]
  /** Some source was cited, be it on the web or in the prompt. */
  isCited: boolean
  /** Why searches gave nothing, by the server's codes, each once: `too_many_requests`. */
  searchErrors: readonly string[]
}

export type StreamAccumulator = {
  /** Takes one server-sent event. @throws StreamFault when it cannot belong to a good answer. */
  push: (data: string, eventName?: string) => void
  /** The words that came since the last call. */
  takeWords: () => string
  /** Something that only the Messages API sends was seen. */
  isBegun: () => boolean
  isEnded: () => boolean
  /** The server is busy with a search of its own: it may be silent for long. */
  isSearching: () => boolean
  answer: () => StreamedAnswer
}

/** Longer answers are stopped rather than kept in memory; in UTF-16 units. */
const longestText = 8 * 1024 * 1024

/** What we look at in an event. Nothing is certain of it: compatible servers leave out what they like. */
type WireEvent = {
  type?: unknown
  index?: unknown
  message?: { model?: unknown; usage?: unknown } | null
  content_block?: { type?: unknown; text?: unknown; citations?: unknown; content?: unknown } | null
  delta?: {
    type?: unknown
    text?: unknown
    citation?: unknown
    stop_reason?: unknown
    stop_details?: { category?: unknown } | null
  } | null
  usage?: unknown
  error?: { type?: unknown; message?: unknown } | null
}

/**
 * Puts the events of one streamed answer together. Unlike the SDK's helper it goes by block index, takes a missing usage or content
 * as unknown, ignores what it does not know, and never counts an answer as whole before its end was seen.
 *
 * @param parts `keeper` is told every block, for an answer that may have to be sent back; `hasTextBefore`: it goes on after a pause.
 */
export function createStreamAccumulator({
  keeper,
  hasTextBefore = false,
}: { keeper?: ContentKeeper; hasTextBefore?: boolean } = {}): StreamAccumulator {
  const blocks = new Map<number, string>()
  const citations = new Map<number, Omit<Citation, 'start' | 'end'>[]>()
  const otherBlocks = new Set<string>()
  const searchErrors = new Set<string>()
  let words = ''
  let textLength = 0
  let usage = unknownUsage
  let model: string | null = null
  let stopReason: string | null = null
  let refusalCategory: string | null = null
  let begun = false
  let ended = false
  let unknownEvents = 0
  let isCited = false
  let isSearching = false
  let searchedBetween = hasTextBefore

  function append(index: number, text: unknown): void {
    const known = blocks.get(index) ?? ''
    if (typeof text !== 'string') return
    textLength += text.length
    if (textLength > longestText)
      throw new StreamFault('tooLong', `The answer is longer than ${longestText} characters.`)
    blocks.set(index, known + text)
    words += text
  }

  function cite(index: number, said: unknown): void {
    isCited = true
    const citation = readCitation(said)
    const known = citations.get(index) ?? []
    if (citation !== null && known.length < mostCitations) citations.set(index, [...known, citation])
  }

  function beginBlock(index: number, block: WireEvent['content_block']): void {
    const kind = block?.type
    isSearching = kind === 'server_tool_use'
    if (kind === 'text') {
      // What was said before a search and what after it are not one sentence.
      if (searchedBetween && (textLength > 0 || hasTextBefore)) append(index, '\n\n')
      searchedBetween = false
      append(index, block?.text ?? '')
      if (Array.isArray(block?.citations)) for (const citation of block.citations) cite(index, citation)
      return
    }
    if (typeof kind !== 'string') return
    otherBlocks.add(kind)
    searchedBetween ||= searchKinds.has(kind)
    const code = kind === 'web_search_tool_result' ? errorCodeOf(block?.content) : null
    if (code !== null) searchErrors.add(code)
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
      case 'content_block_start':
        begun = true
        keeper?.begin(index, event.content_block)
        beginBlock(index, event.content_block)
        break
      case 'content_block_delta':
        begun = true
        keeper?.add(index, event.delta)
        if (event.delta?.type === 'text_delta') append(index, event.delta.text)
        else if (event.delta?.type === 'citations_delta') cite(index, event.delta.citation)
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
    const parts = Array.from(blocks.entries()).toSorted(([one], [other]) => one - other)
    return {
      text: parts.map(([, part]) => part).join(''),
      model,
      stopReason,
      refusalCategory,
      usage,
      ended,
      begun,
      unknownEvents,
      otherBlocks: [...otherBlocks],
      citations: placed(parts, citations),
      isCited,
      searchErrors: [...searchErrors],
    }
  }

  return {
    push,
    takeWords,
    isBegun: () => begun,
    isEnded: () => ended,
    isSearching: () => isSearching,
    answer,
  }
}

const searchKinds = new Set(['server_tool_use', 'web_search_tool_result'])

/** A search that failed comes as a result like any other, with a code in place of its pages. */
function errorCodeOf(content: unknown): string | null {
  if (typeof content !== 'object' || content === null || !('error_code' in content)) return null
  return textOrNull(content.error_code)
}

/** A source is cited for the whole of the block that it comes with: the model begins a new block for what it cites. */
function placed(
  parts: readonly (readonly [number, string])[],
  citations: ReadonlyMap<number, readonly Omit<Citation, 'start' | 'end'>[]>,
): Citation[] {
  let end = 0
  return parts.flatMap(([index, part]) => {
    const start = end + part.length - part.trimStart().length
    end += part.length
    return (citations.get(index) ?? []).map((citation) => ({ ...citation, start, end }))
  })
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
