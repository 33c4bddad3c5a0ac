import type { ScriptInput } from '../messages-api/script'

/** How the first calls of a branch are answered, and what must be stored of it. After them the server answers whole. */
export type Case = {
  /** The number in the conformance list, 1 to 34. */
  number: number
  rule: string
  first: readonly Omit<ScriptInput, 'when' | 'times'>[]
  /** The codes of the attempts that fail, in order. A run whose attempts all fail is told by `ends`. */
  fails: readonly string[]
  ends: 'succeeded' | 'failed'
  /** What is kept of the last attempt that failed. */
  partial?: 'some' | 'none' | 'all'
  /** Of the attempt that failed last. */
  billed?: boolean
  /** A branch that succeeded with this remark. */
  warning?: RegExp
  /** For cases whose text differs from the usual one. */
  text?: string
  /** The time that the branch waits at least, in milliseconds of the run's clock. */
  waitsMs?: number
  /** Silence is the case. */
  impatient?: boolean
}

type Rest = Omit<Case, 'number' | 'rule' | 'first' | 'fails' | 'ends'>
const again = (number: number, rule: string, first: Case['first'][number], code: string, more: Rest = {}): Case => ({
  ...{ number, rule, first: [first], fails: [code], ends: 'succeeded' },
  ...more,
})
const whole = (number: number, rule: string, first: Case['first'][number], more: Rest = {}): Case => ({
  ...{ number, rule, first: [first], fails: [], ends: 'succeeded' },
  ...more,
})
const never = (number: number, rule: string, first: Case['first'][number], code: string, more: Rest = {}): Case => ({
  ...{ number, rule, first: [first], fails: [code], ends: 'failed' },
  ...more,
})
const limited = (headers: Record<string, string>) => ({ mode: 'rateLimited' as const, headers })
const broken = { partial: 'some', billed: true } as const
const silent = { impatient: true, billed: true } as const

const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'invalid_key',
  402: 'payment_required',
  403: 'permission_denied',
  404: 'model_not_found',
  413: 'request_too_large',
}

export const cases: readonly Case[] = [
  again(1, 'overload in mid-stream is tried again', { mode: 'overloadedMidStream' }, 'overloaded', broken),
  again(2, 'an error event that is no JSON is tried again', { mode: 'errorEventNotJson' }, 'server_error', broken),
  again(3, 'a reset in mid-stream is tried again', { mode: 'resetMidStream' }, 'connection_lost', broken),
  again(4, 'a reset before the headers is tried again', { mode: 'resetBeforeHeaders' }, 'connection_lost', {
    partial: 'none',
  }),
  whole(
    5,
    'an end whose reason was said is whole, with a remark',
    { mode: 'endBeforeMessageStop' },
    { warning: /closing event/ },
  ),
  again(6, 'an end inside a block is tried again', { mode: 'endInsideBlock' }, 'truncated_answer', broken),
  again(6, 'an end inside a line is tried again', { mode: 'endInsideLine' }, 'truncated_answer', broken),
  again(7, 'an empty stream is tried again', { mode: 'emptyBody' }, 'truncated_answer', { partial: 'none' }),
  never(7, 'a page is no stream and is not asked for again', { mode: 'htmlInsteadOfStream' }, 'not_a_stream'),
  never(
    8,
    'a whole message in JSON is no answer to a call that streams',
    { mode: 'jsonInsteadOfStream' },
    'not_a_stream',
  ),
  again(9, 'overload is tried again', { mode: 'overloaded' }, 'overloaded', { billed: false }),
  again(10, 'a rate limit is waited for, in seconds', limited({ 'retry-after': '2' }), 'rate_limited', {
    waitsMs: 2000,
  }),
  again(10, 'or milliseconds', limited({ 'retry-after-ms': '1500' }), 'rate_limited', { waitsMs: 1500 }),
  again(10, 'zero asks for nothing', limited({ 'retry-after': '0' }), 'rate_limited', { billed: false }),
  again(10, 'nor does garbage', limited({ 'retry-after': 'soon' }), 'rate_limited', { billed: false }),
  again(10, 'nor no header', limited({}), 'rate_limited', { billed: false }),
  again(12, 'a ramp limit is waited for, whatever x-should-retry says', { mode: 'rampLimit' }, 'rate_limited', {
    waitsMs: 2000,
  }),
  again(13, 'a page with status 502 is tried again', { mode: 'badGateway' }, 'server_error', { partial: 'none' }),
  again(14, 'silence before the headers ends, and is tried again', { mode: 'noHeaders' }, 'no_answer_yet', silent),
  again(15, 'silence after the headers ends, and is tried again', { mode: 'stallAfterHeaders' }, 'stalled', silent),
  again(15, 'so does silence in mid-stream', { mode: 'stallMidStream' }, 'stalled', { ...silent, partial: 'some' }),
  whole(16, 'an unknown event is ignored', { mode: 'unknownEvent' }),
  whole(17, 'an unknown block is named and not shown', { mode: 'unknownBlock' }, { warning: /hologram/ }),
  whole(17, 'an unknown delta is ignored', { mode: 'unknownDelta' }),
  never(
    18,
    'a refusal is no answer, nothing of it is kept, and it is not asked again',
    { mode: 'refusal' },
    'refused',
    { partial: 'none' },
  ),
  again(18, 'an empty answer is asked for again', { mode: 'emptyAnswer' }, 'empty_answer', { partial: 'none' }),
  never(19, 'an answer that was cut off is no answer, and is kept as a part', { stopReason: 'max_tokens' }, 'cut_off', {
    partial: 'all',
  }),
  never(19, 'so is one that filled the context', { stopReason: 'model_context_window_exceeded' }, 'context_full', {
    partial: 'all',
  }),
  never(20, 'a turn that waits for a tool is not finished', { mode: 'toolUse' }, 'unfinished_turn', { partial: 'all' }),
  never(20, 'nor is a paused one', { stopReason: 'pause_turn' }, 'unfinished_turn', { partial: 'all' }),
  never(21, 'broken input of a tool harms nothing else', { mode: 'badToolInput' }, 'unfinished_turn', {
    partial: 'all',
  }),
  whole(22, 'pings anywhere, without data, and comments are ignored', { mode: 'pings' }),
  whole(23, 'single bytes are put together', { mode: 'oneByteChunks' }),
  whole(23, 'carriage returns end lines too', { mode: 'carriageReturns' }),
  whole(23, 'a byte order mark is no text', { mode: 'byteOrderMark' }),
  whole(24, 'a compressed stream is read', { mode: 'gzip' }),
  again(25, 'a line that is no JSON is tried again', { mode: 'badJson' }, 'malformed_answer', broken),
  whole(26, 'a [DONE] at the end is ignored', { mode: 'doneTrailer' }),
  whole(27, 'a second message after the end is not read', { mode: 'secondMessage' }),
  again(
    27,
    'a second start inside of a message is tried again',
    { mode: 'secondMessageStart' },
    'malformed_answer',
    broken,
  ),
  whole(28, 'of several message deltas the last counts', { mode: 'severalMessageDeltas' }),
  whole(29, 'tokens that nobody counted are unknown', { mode: 'missingUsage' }),
  whole(29, 'a message without content is read', { mode: 'missingContent' }),
  whole(
    30,
    'blocks that come interleaved are put together by their index',
    { mode: 'interleavedBlocks', text: 'one two' },
    { text: 'one two0 1' },
  ),
  whole(32, 'a socket left open after the end is not waited for', { mode: 'openAfterMessageStop' }),
  ...[400, 401, 402, 403, 404, 413].map((status) =>
    never(34, `status ${status} is not asked again`, { mode: 'status', status }, codes[status] ?? '', {
      partial: 'none',
      billed: false,
    }),
  ),
]
