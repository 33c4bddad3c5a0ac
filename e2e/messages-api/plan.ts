import type { IncomingCall, Script } from './script'
import {
  blockStop,
  messageDelta,
  messageStart,
  messageStop,
  textBlockStart,
  textDelta,
  tokensOf,
  type Part,
} from './frames'
import { seededWords } from './words'

/** What is sent for one request, worked out before the first byte leaves. */
export type Plan = {
  status: number
  headers: Record<string, string>
  /** Headers leave with the first part; with no part and `hold` they never do. */
  parts: Part[]
  /** After the last part: a clean end, a reset of the socket, or silence until the client goes. */
  ending: 'end' | 'reset' | 'hold'
}

/** The ordinary stream of a request in its pieces, for the modes to spoil. */
export type Answer = {
  script: Script
  model: string
  usage: { input_tokens: number; output_tokens: number }
  /** Start of message and block, with the wait before the first words. */
  opening: Part[]
  deltas: Part[]
  /** End of block and message, with the reason and the usage. */
  closing: Part[]
}

export const streamHeaders = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' }

export const at = (afterMs: number, ...buffers: Buffer[]): Part => ({ bytes: Buffer.concat(buffers), afterMs })

export function answerTo(script: Script, call: IncomingCall, seed: number): Answer {
  const tokens = script.text === undefined ? seededWords(seed, script.tokens) : tokensOf(fill(script.text, call))
  const usage = { input_tokens: tokensOf(call.text).length, output_tokens: tokens.length }
  const gapMs = 1000 / script.tokensPerSecond
  return {
    script,
    model: call.model,
    usage,
    opening: [at(script.firstWordMs, messageStart(call.model, { ...usage, output_tokens: 1 }), textBlockStart(0))],
    deltas: tokens.map((token, index) => at(index === 0 ? 0 : gapMs, textDelta(0, token))),
    closing: [at(gapMs, blockStop(0), messageDelta(script.stopReason, usage), messageStop)],
  }
}

export function streamOf(parts: Part[], ending: Plan['ending'] = 'end'): Plan {
  return { status: 200, headers: streamHeaders, parts, ending }
}

function fill(text: string, call: IncomingCall): string {
  return text.replace(/\{(model|branch|attempt|prompt)\}/g, (_, name: string) => {
    if (name === 'prompt') return call.text
    return String(name === 'model' ? call.model : name === 'branch' ? call.branch : call.attempt)
  })
}
