import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScriptInput } from '../../e2e/messages-api/script'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import type { Quota } from '../engine/lane'
import { callOnce, testConnectionTo, testKey, testPrompt } from './test-call'

/** The conformance list for streaming clients of the Messages API, each case by its number and played over a real socket. */

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi()
})
afterAll(() => api.close())

const text = 'Prices rise in the north. — “Ja, schön” said the 市場.'
/** Where silence is the case; elsewhere a slow machine must not look like a silent server. */
const shortPatience = { firstByteMs: 500, idleMs: 500 }
const silentModes = new Set(['noHeaders', 'stallAfterHeaders', 'stallMidStream', 'pingsBeforeWords'])
const play = (script: ScriptInput) => {
  api.script([{ text, ...script }])
  return callOnce(testConnectionTo(api.url), { patience: silentModes.has(script.mode ?? '') ? shortPatience : {} })
}

const whole: [number, string, ScriptInput][] = [
  [0, 'an ordinary answer is whole', {}],
  [15, 'pings alone keep a silent stream alive', { mode: 'pingsBeforeWords', firstWordMs: 50 }],
  [16, 'an unknown event is ignored', { mode: 'unknownEvent' }],
  [17, 'an unknown delta is ignored', { mode: 'unknownDelta' }],
  [22, 'pings anywhere, without data, and comments are ignored', { mode: 'pings' }],
  [23, 'single bytes are put together, also inside of a character', { mode: 'oneByteChunks' }],
  [23, 'carriage returns end lines too', { mode: 'carriageReturns' }],
  [23, 'a byte order mark is no text', { mode: 'byteOrderMark' }],
  [24, 'a compressed stream is read', { mode: 'gzip' }],
  [26, 'a [DONE] at the end is ignored', { mode: 'doneTrailer' }],
  [27, 'a second message after the end is not read', { mode: 'secondMessage' }],
  [28, 'of several message deltas the last counts', { mode: 'severalMessageDeltas' }],
  [29, 'a message without content is read', { mode: 'missingContent' }],
  [29, 'words that come without the start of a block are kept', { mode: 'deltaWithoutBlock' }],
  [32, 'a socket left open after the end is not waited for', { mode: 'openAfterMessageStop' }],
  [0, 'a stream without event names is read by the types in its data', { mode: 'noEventNames' }],
  [0, 'thinking is no part of the answer', { mode: 'thinkingFirst' }],
]

it.each(whole)('[%i] %s', async (_number, _rule, script) => {
  const { generation, words, error } = await play(script)
  expect(error).toBeNull()
  expect(generation).toMatchObject({ text, stopReason: 'end_turn', warnings: [] })
  expect(words).toBe(text)
})

const flagged: [number, string, ScriptInput, object][] = [
  [
    5,
    'an end without message_stop is whole once the reason for stopping was said',
    { mode: 'endBeforeMessageStop' },
    { warnings: ['The answer ended without the closing event.'] },
  ],
  [
    17,
    'an unknown block is named and not shown',
    { mode: 'unknownBlock' },
    { warnings: ['Parts of the answer are not text and are not shown: hologram.'] },
  ],
  [29, 'tokens that nobody counted are unknown', { mode: 'missingUsage' }, { usage: null, costUsd: null }],
  [0, 'counts that make no sense are unknown', { mode: 'absurdUsage' }, { usage: null, costUsd: null }],
  [
    18,
    'an unknown reason for stopping is shown',
    { stopReason: 'eclipse' },
    { warnings: ['The answer stopped for an unknown reason, “eclipse”.'] },
  ],
]

it.each(flagged)('[%i] %s', async (_number, _rule, script, expected) => {
  const { generation } = await play(script)
  expect(generation).toMatchObject({ text, ...expected })
})

const again = { retryable: true, possiblyBilled: true }
const never = { retryable: false }
const closed = { retryable: false, scope: 'connection' }
const failing: [number, string, ScriptInput, string, object][] = [
  [
    1,
    'overload in mid-stream is overload',
    { mode: 'overloadedMidStream' },
    'overloaded',
    { ...again, usage: { inputTokens: 17, outputTokens: null } },
  ],
  [
    2,
    'an error event that is not JSON is an error of the server',
    { mode: 'errorEventNotJson' },
    'server_error',
    again,
  ],
  [3, 'a reset in mid-stream is tried again', { mode: 'resetMidStream' }, 'connection_lost', again],
  [4, 'a reset before the headers is tried again', { mode: 'resetBeforeHeaders' }, 'connection_lost', again],
  [6, 'an end inside a block is no answer', { mode: 'endInsideBlock' }, 'truncated_answer', again],
  [6, 'an end inside a line is no answer', { mode: 'endInsideLine' }, 'truncated_answer', again],
  [7, 'an empty stream is no answer', { mode: 'emptyBody' }, 'truncated_answer', again],
  [7, 'a page is not a stream', { mode: 'htmlInsteadOfStream' }, 'not_a_stream', never],
  [7, 'JSON is not a stream', { mode: 'jsonInsteadOfStream' }, 'not_a_stream', never],
  [7, 'the stream of another API is not ours', { mode: 'chatCompletions' }, 'not_a_stream', never],
  [9, 'overload is tried again', { mode: 'overloaded' }, 'overloaded', { retryable: true, retryAfterMs: null }],
  [
    10,
    'a rate limit says how long to wait, in seconds',
    { mode: 'rateLimited', headers: { 'retry-after': '2' } },
    'rate_limited',
    { retryable: true, retryAfterMs: 2000 },
  ],
  [
    10,
    'or for a day',
    { mode: 'rateLimited', headers: { 'retry-after': '86400' } },
    'rate_limited',
    { retryAfterMs: 86_400_000 },
  ],
  [
    10,
    'or in milliseconds',
    { mode: 'rateLimited', headers: { 'retry-after-ms': '1500', 'retry-after': '9' } },
    'rate_limited',
    { retryAfterMs: 1500 },
  ],
  [
    10,
    'zero says nothing',
    { mode: 'rateLimited', headers: { 'retry-after': '0' } },
    'rate_limited',
    { retryAfterMs: null },
  ],
  [
    10,
    'garbage says nothing',
    { mode: 'rateLimited', headers: { 'retry-after': 'soon' } },
    'rate_limited',
    { retryAfterMs: null },
  ],
  [10, 'no header says nothing', { mode: 'rateLimited' }, 'rate_limited', { retryAfterMs: null }],
  [11, 'a spend limit ends all calls of the connection', { mode: 'spendCap' }, 'spend_limit_reached', closed],
  [
    12,
    'a ramp limit is waited for, whatever x-should-retry says',
    { mode: 'rampLimit' },
    'rate_limited',
    { retryable: true, retryAfterMs: 2000 },
  ],
  [
    13,
    'a server that is not available is overloaded',
    { mode: 'status', status: 503, headers: { 'retry-after': '7' } },
    'overloaded',
    { retryable: true, retryAfterMs: 7000 },
  ],
  [13, 'a page with status 502 is an error of the server', { mode: 'badGateway' }, 'server_error', { retryable: true }],
  [14, 'silence before the headers ends', { mode: 'noHeaders' }, 'no_answer_yet', again],
  [15, 'silence after the headers ends', { mode: 'stallAfterHeaders' }, 'stalled', again],
  [15, 'silence in mid-stream ends', { mode: 'stallMidStream' }, 'stalled', again],
  [
    18,
    'a refusal is no answer, and nothing of it is kept',
    { mode: 'refusal' },
    'refused',
    { ...never, partialText: '' },
  ],
  [18, 'an empty answer is no answer', { mode: 'emptyAnswer' }, 'empty_answer', { retryable: true }],
  [
    19,
    'an answer cut off at its limit is no answer',
    { stopReason: 'max_tokens' },
    'cut_off',
    { ...never, partialText: text },
  ],
  [19, 'nor is one that filled the context', { stopReason: 'model_context_window_exceeded' }, 'context_full', never],
  [20, 'a turn that waits for a tool is not finished', { mode: 'toolUse' }, 'unfinished_turn', never],
  [20, 'a paused turn is not finished', { stopReason: 'pause_turn' }, 'unfinished_turn', never],
  [21, 'broken input of a tool harms nothing else', { mode: 'badToolInput' }, 'unfinished_turn', never],
  [25, 'a line that is not JSON breaks the answer', { mode: 'badJson' }, 'malformed_answer', again],
  [27, 'a second start inside a message breaks the answer', { mode: 'secondMessageStart' }, 'malformed_answer', again],
  [34, 'a wrong key ends all calls of the connection', { mode: 'status', status: 401 }, 'invalid_key', closed],
  [34, 'so does an open bill', { mode: 'status', status: 402 }, 'payment_required', closed],
  [34, 'so does a key without permission', { mode: 'status', status: 403 }, 'permission_denied', closed],
  [34, 'an unknown model ends this call', { mode: 'status', status: 404 }, 'model_not_found', never],
  [34, 'so does a bad request', { mode: 'status', status: 400 }, 'bad_request', never],
  [34, 'so does one too large', { mode: 'status', status: 413 }, 'request_too_large', never],
]

it.each(failing)('[%i] %s', async (_number, _rule, script, code, details) => {
  const { error, generation } = await play(script)
  expect(generation).toBeNull()
  expect(error).toMatchObject({ code, details })
  expect(error?.message).toContain('.')
  expect(error?.message).not.toContain(testKey.slice(0, 12))
  expect(error?.message).not.toContain(testPrompt.slice(0, 30))
  expect(api.calls().length).toBeGreaterThan(0)
})

it('[8] [33] every call is streamed, and made exactly once', async () => {
  api.clear()
  await play({ mode: 'overloaded' })
  expect(api.calls()).toHaveLength(1)
})

it('[10] a date says until when to wait', async () => {
  const date = new Date(Date.now() + 5000).toUTCString()
  const { error } = await play({ mode: 'rateLimited', headers: { 'retry-after': date } })
  expect(error?.details.retryAfterMs).toBeGreaterThan(2000)
  expect(error?.details.retryAfterMs).toBeLessThanOrEqual(5000)
})

it('[10] a limit that is used up says until when to wait, where nothing else does', async () => {
  const reset = { 'anthropic-ratelimit-requests-remaining': '0', 'anthropic-ratelimit-requests-reset': inSeconds(20) }
  const { error } = await play({ mode: 'rateLimited', headers: reset })
  expect(error?.details.retryAfterMs).toBeGreaterThan(17_000)
  expect(error?.details.retryAfterMs).toBeLessThanOrEqual(22_000)
})

it('[10] every answer says what is left of the limits, as soon as it begins', async () => {
  api.script([
    { headers: { 'anthropic-ratelimit-tokens-remaining': '4000', 'anthropic-ratelimit-tokens-reset': inSeconds(20) } },
  ])
  const heard: string[] = []
  const onAccepted = (quotas: readonly Quota[]) =>
    heard.push(...quotas.map(({ unit, remaining }) => `${remaining} ${unit} left`))
  await callOnce(testConnectionTo(api.url), { onAccepted, onText: () => heard.push('word') })
  expect(heard.slice(0, 2)).toEqual(['4000 tokens left', 'word'])
})

it('[10] an answer that is an error was not accepted', async () => {
  api.script([{ mode: 'overloaded' }])
  let isAccepted = false
  await callOnce(testConnectionTo(api.url), { onAccepted: () => (isAccepted = true) })
  expect(isAccepted).toBe(false)
})

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

it('[30] blocks that come interleaved are put together by their index', async () => {
  const { generation } = await play({ mode: 'interleavedBlocks', text: 'one two' })
  expect(generation?.text).toBe('one two0 1')
})
