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
import type { InputUsage } from './prompt-cache'
import type { IncomingCall } from './script'
import { seededWords } from './words'

/** What is sent for one request, worked out before the first byte leaves. */
export type Plan = {
  status: number
  headers: Readonly<Record<string, string>>
  /** Headers leave with the first part; with no part and `hold` they never do. */
  parts: readonly Part[]
  /** After the last part: a clean end, a reset of the socket, or silence until the client goes. */
  ending: 'end' | 'reset' | 'hold'
}

/** The part of a script that says how an answer is given. */
export type Manner = {
  firstWordMs: number
  tokensPerSecond: number
  tokens: number
  text?: string
  stopReason: string
  counters: Readonly<Record<string, unknown>>
  status: number
  headers: Readonly<Record<string, string>>
  cutAtByte?: number
  usage?: Readonly<Record<string, unknown>>
  seed?: number
}

/** The ordinary stream of a request in its pieces, for the modes to spoil. */
export type Answer = {
  manner: Manner
  model: string
  /** The text of the script, filled in; null when it gives none. */
  text: string | null
  usage: InputUsage & { output_tokens: number } & Readonly<Record<string, unknown>>
  /** Start of message and block, with the wait before the first words. */
  opening: readonly Part[]
  deltas: readonly Part[]
  /** End of block and message, with the reason and the usage. */
  closing: readonly Part[]
}

/** A way to answer: makes of the ordinary stream what is really sent. */
export type Mode = (answer: Answer) => Plan

export const at = (afterMs: number, ...buffers: Buffer[]): Part => ({ bytes: Buffer.concat(buffers), afterMs })

/** @param seed chooses the words where the script gives no text. */
export function answerTo(manner: Manner, call: IncomingCall, input: InputUsage, seed: number): Answer {
  const text = manner.text === undefined ? null : fill(manner.text, call)
  const tokens = text === null ? seededWords(seed, manner.tokens) : tokensOf(text)
  const usage = { ...input, output_tokens: tokens.length, ...manner.counters }
  const gapMs = 1000 / manner.tokensPerSecond
  return {
    manner,
    model: call.model,
    text,
    usage,
    opening: [at(manner.firstWordMs, messageStart(call.model, { ...usage, output_tokens: 1 }), textBlockStart(0))],
    deltas: tokens.map((token, index) => at(index === 0 ? 0 : gapMs, textDelta(0, token))),
    closing: [at(gapMs, blockStop(0), messageDelta(manner.stopReason, usage), messageStop)],
  }
}

export function streamOf(parts: readonly Part[], ending: Plan['ending'] = 'end'): Plan {
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' }
  return { status: 200, headers, parts, ending }
}

export const whole = ({ opening, deltas, closing }: Answer): Part[] => [...opening, ...deltas, ...closing]

export const bytesOf = (answer: Answer): Buffer => Buffer.concat(whole(answer).map(({ bytes }) => bytes))

/** A stream of other bytes, in one part: for what does not depend on pace. */
export function rewritten({ manner }: Answer, bytes: Buffer, headers: Record<string, string> = {}): Plan {
  const plan = streamOf([at(manner.firstWordMs, bytes)])
  return { ...plan, headers: { ...plan.headers, ...headers } }
}

function fill(text: string, call: IncomingCall): string {
  return text.replace(/\{(model|branch|attempt|prompt)\}/g, (_, name: string) => {
    if (name === 'prompt') return call.text
    return String(name === 'model' ? call.model : name === 'branch' ? call.branch : call.attempt)
  })
}
