import { gzipSync } from 'node:zlib'
import {
  blockStop,
  errorFrame,
  frame,
  messageDelta,
  messageStart,
  messageStop,
  ping,
  textBlockStart,
  textDelta,
  type Part,
} from './frames'
import { at, streamOf, type Answer, type Plan } from './plan'

/**
 * How an answer may go wrong, by name. The number in front of a line is the case of the conformance list that it plays,
 * in the order of lib/models/messages-conformance.test.ts.
 */
export const modeNames = [
  'answer',
  /* 1 */ 'overloadedMidStream',
  /* 2 */ 'errorEventNotJson',
  /* 3 */ 'resetMidStream',
  /* 4 */ 'resetBeforeHeaders',
  /* 5 */ 'endBeforeMessageStop',
  /* 6 */ 'endInsideBlock',
  /* 6 */ 'endInsideLine',
  /* 7 */ 'emptyBody',
  /* 7 */ 'htmlInsteadOfStream',
  /* 7 */ 'jsonInsteadOfStream',
  /* 9 */ 'overloaded',
  /* 10 */ 'rateLimited',
  /* 11 */ 'spendCap',
  /* 12 */ 'rampLimit',
  /* 13 */ 'badGateway',
  /* 14 */ 'noHeaders',
  /* 15 */ 'stallAfterHeaders',
  /* 15 */ 'stallMidStream',
  /* 15 */ 'pingsBeforeWords',
  /* 16 */ 'unknownEvent',
  /* 17 */ 'unknownBlock',
  /* 17 */ 'unknownDelta',
  /* 18 */ 'refusal',
  /* 18 */ 'emptyAnswer',
  /* 20 */ 'toolUse',
  /* 21 */ 'badToolInput',
  /* 22 */ 'pings',
  /* 23 */ 'oneByteChunks',
  /* 23 */ 'carriageReturns',
  /* 23 */ 'byteOrderMark',
  /* 24 */ 'gzip',
  /* 25 */ 'badJson',
  /* 26 */ 'doneTrailer',
  /* 27 */ 'secondMessageStart',
  /* 27 */ 'secondMessage',
  /* 28 */ 'severalMessageDeltas',
  /* 29 */ 'missingUsage',
  /* 29 */ 'missingContent',
  /* 29 */ 'deltaWithoutBlock',
  'absurdUsage',
  'thinkingFirst',
  /* 30 */ 'interleavedBlocks',
  /* 32 */ 'openAfterMessageStop',
  /* 34 */ 'status',
  'noEventNames',
  'chatCompletions',
] as const
export type ModeName = (typeof modeNames)[number]

const whole = ({ opening, deltas, closing }: Answer): Part[] => [...opening, ...deltas, ...closing]
const half = ({ opening, deltas }: Answer): Part[] => [...opening, ...deltas.slice(0, Math.ceil(deltas.length / 2))]
const joined = (answer: Answer): Buffer => Buffer.concat(whole(answer).map(({ bytes }) => bytes))

/** The first bytes of the whole stream where the script says how many, else the given parts. */
const cut = (answer: Answer, otherwise: Part[]): Part[] => {
  const { cutAtByte, firstWordMs } = answer.script
  return cutAtByte === undefined ? otherwise : [at(firstWordMs, joined(answer).subarray(0, cutAtByte))]
}

/** The whole stream with other bytes, as one part: for what does not depend on pace. */
const rewritten = (answer: Answer, bytes: Buffer, headers: Record<string, string> = {}): Plan => {
  const plan = streamOf([at(answer.script.firstWordMs, bytes)])
  return { ...plan, headers: { ...plan.headers, ...headers } }
}

const refused = (answer: Answer, status: number, type: string, message: string, details?: object): Plan => ({
  status,
  headers: { 'content-type': 'application/json', ...answer.script.headers },
  parts: [
    at(answer.script.firstWordMs, Buffer.from(JSON.stringify({ type: 'error', error: { type, message, details } }))),
  ],
  ending: 'end',
})

const page = (answer: Answer, status: number): Plan => ({
  status,
  headers: { 'content-type': 'text/html' },
  parts: [at(answer.script.firstWordMs, Buffer.from('<html><body><h1>Bad gateway</h1></body></html>'))],
  ending: 'end',
})

const errorTypes: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  500: 'api_error',
  503: 'api_error',
  504: 'timeout_error',
}

const modes: Record<ModeName, (answer: Answer) => Plan> = {
  answer: (answer) => streamOf(whole(answer)),
  overloadedMidStream: (answer) => streamOf([...half(answer), at(0, errorFrame('overloaded_error', 'Overloaded'))]),
  errorEventNotJson: (answer) =>
    streamOf([...half(answer), at(0, Buffer.from('event: error\ndata: upstream went away\n\n'))]),
  // The wait lets the bytes before the reset arrive; a reset overtakes what is still on its way.
  resetMidStream: (answer) => streamOf([...cut(answer, half(answer)), at(20)], 'reset'),
  resetBeforeHeaders: () => streamOf([], 'reset'),
  endBeforeMessageStop: (answer) => {
    const ending = at(0, blockStop(0), messageDelta(answer.script.stopReason, answer.usage))
    return streamOf([...answer.opening, ...answer.deltas, ending])
  },
  endInsideBlock: (answer) => streamOf(half(answer)),
  endInsideLine: (answer) => {
    const line = at(0, textDelta(0, ' never whole').subarray(0, 60))
    return streamOf(cut(answer, [...half(answer), line]))
  },
  emptyBody: () => streamOf([]),
  htmlInsteadOfStream: (answer) => page(answer, 200),
  jsonInsteadOfStream: (answer) => {
    const message = { id: 'msg', type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Hello' }] }
    return rewritten(answer, Buffer.from(JSON.stringify(message)), { 'content-type': 'application/json' })
  },
  overloaded: (answer) => refused(answer, 529, 'overloaded_error', 'Overloaded'),
  rateLimited: (answer) => refused(answer, 429, 'rate_limit_error', 'Too many requests'),
  spendCap: (answer) =>
    refused(answer, 429, 'rate_limit_error', 'Monthly limit', { error_code: 'enforced_spend_limit_reached' }),
  rampLimit: (answer) => {
    const plan = refused(answer, 429, 'rate_limit_error', 'Slow down', { error_code: 'ramp_limit_exceeded' })
    return { ...plan, headers: { 'retry-after': '2', 'x-should-retry': 'false', ...plan.headers } }
  },
  badGateway: (answer) => page(answer, 502),
  noHeaders: () => streamOf([], 'hold'),
  stallAfterHeaders: (answer) => streamOf([at(answer.script.firstWordMs)], 'hold'),
  stallMidStream: (answer) => streamOf(half(answer), 'hold'),
  // Twenty pings, each later than the one before by as long as the first words take.
  pingsBeforeWords: (answer) => {
    const pings = Array.from({ length: 20 }, () => at(answer.script.firstWordMs, ping))
    return streamOf([...pings, ...whole(answer)])
  },
  unknownEvent: (answer) => streamOf([at(0, frame('message_weather', { sun: true })), ...whole(answer)]),
  unknownBlock: (answer) => {
    const block = at(
      0,
      frame('content_block_start', { index: 1, content_block: { type: 'hologram', size: 3 } }),
      blockStop(1),
    )
    return streamOf([...answer.opening, block, ...answer.deltas, ...answer.closing])
  },
  unknownDelta: (answer) => {
    const delta = at(0, frame('content_block_delta', { index: 0, delta: { type: 'aroma_delta', aroma: 'mint' } }))
    return streamOf([...answer.opening, delta, ...answer.deltas, ...answer.closing])
  },
  refusal: (answer) => {
    const reason = messageDelta('refusal', answer.usage, { stop_details: { type: 'refusal', category: 'cyber' } })
    return streamOf([...half(answer), at(0, blockStop(0), reason, messageStop)])
  },
  emptyAnswer: (answer) =>
    streamOf([
      at(answer.script.firstWordMs, messageStart(answer.model, answer.usage)),
      at(0, messageDelta(answer.script.stopReason, answer.usage), messageStop),
    ]),
  toolUse: (answer) => streamOf(toolUse(answer, '{"city":"Oslo"}')),
  badToolInput: (answer) => streamOf(toolUse(answer, '{"city":')),
  pings: (answer) => {
    const noise = at(0, ping, Buffer.from('event: ping\n\n'), Buffer.from(': still here\n\n'))
    return streamOf([noise, ...whole(answer).flatMap((part) => [part, noise])])
  },
  oneByteChunks: (answer) => {
    const bytes = joined(answer)
    return streamOf(Array.from(bytes, (_, index) => at(0, bytes.subarray(index, index + 1))))
  },
  carriageReturns: (answer) => rewritten(answer, Buffer.from(joined(answer).toString().replaceAll('\n', '\r\n'))),
  byteOrderMark: (answer) => rewritten(answer, Buffer.concat([Buffer.from('\uFEFF'), joined(answer)])),
  gzip: (answer) => rewritten(answer, gzipSync(joined(answer)), { 'content-encoding': 'gzip' }),
  badJson: (answer) =>
    streamOf([...half(answer), at(0, Buffer.from('event: content_block_delta\ndata: {"type":"content_blo\n\n'))]),
  doneTrailer: (answer) => streamOf([...whole(answer), at(0, Buffer.from('data: [DONE]\n\n'))]),
  secondMessageStart: (answer) =>
    streamOf([...half(answer), at(0, messageStart(answer.model, answer.usage)), ...answer.deltas, ...answer.closing]),
  secondMessage: (answer) => streamOf([...whole(answer), ...whole(answer)]),
  severalMessageDeltas: (answer) => {
    const early = messageDelta(answer.script.stopReason, { output_tokens: 1 })
    return streamOf([...answer.opening, ...answer.deltas, at(0, early, early), ...answer.closing])
  },
  missingUsage: (answer) =>
    streamOf([
      at(answer.script.firstWordMs, messageStart(answer.model, null), textBlockStart(0)),
      ...answer.deltas,
      at(0, blockStop(0), messageDelta(answer.script.stopReason, null), messageStop),
    ]),
  missingContent: (answer) =>
    streamOf([
      at(answer.script.firstWordMs, frame('message_start', { message: { model: answer.model } }), textBlockStart(0)),
      ...answer.deltas,
      ...answer.closing,
    ]),
  deltaWithoutBlock: (answer) =>
    streamOf([
      at(answer.script.firstWordMs, messageStart(answer.model, answer.usage)),
      ...answer.deltas,
      at(0, messageDelta(answer.script.stopReason, answer.usage), messageStop),
    ]),
  absurdUsage: (answer) =>
    streamOf([
      at(
        answer.script.firstWordMs,
        messageStart(answer.model, { input_tokens: -5, output_tokens: 'many' }),
        textBlockStart(0),
      ),
      ...answer.deltas,
      at(0, blockStop(0), messageDelta(answer.script.stopReason, { output_tokens: -1 }), messageStop),
    ]),
  thinkingFirst: (answer) => {
    const thought = frame('content_block_delta', {
      index: 1,
      delta: { type: 'thinking_delta', thinking: 'Let me see.' },
    })
    const start = frame('content_block_start', {
      index: 1,
      content_block: { type: 'thinking', thinking: '', signature: '' },
    })
    return streamOf([...answer.opening, at(0, start, thought, blockStop(1)), ...answer.deltas, ...answer.closing])
  },
  interleavedBlocks: (answer) => {
    const second = answer.deltas.map((part, index) => [part, at(0, textDelta(1, `${index === 0 ? '' : ' '}${index}`))])
    return streamOf([
      ...answer.opening,
      at(0, textBlockStart(1)),
      ...second.flat(),
      at(0, blockStop(1)),
      ...answer.closing,
    ])
  },
  openAfterMessageStop: (answer) => streamOf(whole(answer), 'hold'),
  status: (answer) => {
    const { status } = answer.script
    return refused(answer, status, errorTypes[status] ?? 'api_error', `Scripted status ${status}`)
  },
  noEventNames: (answer) =>
    rewritten(
      answer,
      Buffer.from(
        joined(answer)
          .toString()
          .replace(/^event: .*\n/gm, ''),
      ),
    ),
  chatCompletions: (answer) => {
    const chunk = Buffer.from('data: {"object":"chat.completion.chunk","choices":[{"delta":{"content":"Hello"}}]}\n\n')
    return rewritten(answer, Buffer.concat([chunk, chunk, Buffer.from('data: [DONE]\n\n')]))
  },
}

export function planOf(answer: Answer): Plan {
  return modes[answer.script.mode](answer)
}

function toolUse(answer: Answer, input: string): Part[] {
  const tool = { type: 'tool_use', id: 'toolu_scripted', name: 'weather', input: {} }
  const start = frame('content_block_start', { index: 1, content_block: tool })
  const delta = frame('content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json: input } })
  const ending = [blockStop(0), messageDelta('tool_use', answer.usage), messageStop]
  return [...answer.opening, ...answer.deltas, at(0, start, delta, blockStop(1), ...ending)]
}
