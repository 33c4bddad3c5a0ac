import { gzipSync } from 'node:zlib'
import {
  blockStop,
  frame,
  messageDelta,
  messageStart,
  messageStop,
  ping,
  textBlockStart,
  textDelta,
  type Part,
} from './frames'
import { at, bytesOf, rewritten, streamOf, whole, type Answer, type Mode } from './plan'

/** Answers that are whole, however oddly they come. Numbers as in `refusing-modes.ts`. */
export const wholeModes = {
  answer: (answer) => {
    const plan = streamOf(whole(answer))
    return { ...plan, headers: { ...plan.headers, ...answer.manner.headers } }
  },
  thinkingFirst: (answer) => {
    const block = { index: 1, content_block: { type: 'thinking', thinking: '', signature: '' } }
    const thought = { index: 1, delta: { type: 'thinking_delta', thinking: 'Let me see.' } }
    const frames = at(0, frame('content_block_start', block), frame('content_block_delta', thought), blockStop(1))
    return streamOf([...answer.opening, frames, ...answer.deltas, ...answer.closing])
  },
  // Twenty pings, each later than the one before by as long as the first words take.
  /* 15 */ pingsBeforeWords: (answer) =>
    streamOf([...Array.from({ length: 20 }, () => at(answer.manner.firstWordMs, ping)), ...whole(answer)]),
  /* 16 */ unknownEvent: (answer) => streamOf([at(0, frame('message_weather', { sun: true })), ...whole(answer)]),
  /* 17 */ unknownBlock: (answer) => {
    const start = frame('content_block_start', { index: 1, content_block: { type: 'hologram', size: 3 } })
    return streamOf([...answer.opening, at(0, start, blockStop(1)), ...answer.deltas, ...answer.closing])
  },
  /* 17 */ unknownDelta: (answer) => {
    const delta = frame('content_block_delta', { index: 0, delta: { type: 'aroma_delta', aroma: 'mint' } })
    return streamOf([...answer.opening, at(0, delta), ...answer.deltas, ...answer.closing])
  },
  /* 20 */ toolUse: (answer) => streamOf(toolUse(answer, '{"city":"Oslo"}')),
  /* 21 */ badToolInput: (answer) => streamOf(toolUse(answer, '{"city":')),
  /* 22 */ pings: (answer) => {
    const noise = at(0, ping, Buffer.from('event: ping\n\n: still here\n\n'))
    return streamOf([noise, ...whole(answer).flatMap((part) => [part, noise])])
  },
  /* 23 */ oneByteChunks: (answer) => {
    const bytes = bytesOf(answer)
    return streamOf(Array.from(bytes, (_, index) => at(0, bytes.subarray(index, index + 1))))
  },
  /* 23 */ carriageReturns: (answer) =>
    rewritten(
      answer,
      withText(answer, (text) => text.replaceAll('\n', '\r\n')),
    ),
  /* 23 */ byteOrderMark: (answer) =>
    rewritten(
      answer,
      withText(answer, (text) => `\uFEFF${text}`),
    ),
  /* 24 */ gzip: (answer) => rewritten(answer, gzipSync(bytesOf(answer)), { 'content-encoding': 'gzip' }),
  /* 26 */ doneTrailer: (answer) => streamOf([...whole(answer), at(0, Buffer.from('data: [DONE]\n\n'))]),
  /* 27 */ secondMessage: (answer) => streamOf([...whole(answer), ...whole(answer)]),
  /* 28 */ severalMessageDeltas: (answer) => {
    const early = messageDelta(answer.manner.stopReason, { output_tokens: 1 })
    return streamOf([...answer.opening, ...answer.deltas, at(0, early, early), ...answer.closing])
  },
  /* 29 */ missingUsage: (answer) => withUsage(answer, null, null),
  /* 29 */ absurdUsage: (answer) =>
    withUsage(answer, { input_tokens: -5, output_tokens: 'many' }, { output_tokens: -1 }),
  /* 29 */ saidUsage: (answer) => withUsage(answer, answer.manner.usage ?? null, answer.manner.usage ?? null),
  /* 29 */ missingContent: (answer) => {
    const start = at(answer.manner.firstWordMs, frame('message_start', { message: { model: answer.model } }))
    return streamOf([start, at(0, textBlockStart(0)), ...answer.deltas, ...answer.closing])
  },
  /* 29 */ deltaWithoutBlock: (answer) => {
    const start = at(answer.manner.firstWordMs, messageStart(answer.model, answer.usage))
    const ending = at(0, messageDelta(answer.manner.stopReason, answer.usage), messageStop)
    return streamOf([start, ...answer.deltas, ending])
  },
  /* 29 */ noEventNames: (answer) =>
    rewritten(
      answer,
      withText(answer, (text) => text.replace(/^event: .*\n/gm, '')),
    ),
  /* 30 */ interleavedBlocks: (answer) => {
    const both = answer.deltas.flatMap((part, index) => [
      part,
      at(0, textDelta(1, `${index === 0 ? '' : ' '}${index}`)),
    ])
    return streamOf([...answer.opening, at(0, textBlockStart(1)), ...both, at(0, blockStop(1)), ...answer.closing])
  },
  /* 32 */ openAfterMessageStop: (answer) => streamOf(whole(answer), 'hold'),
} satisfies Record<string, Mode>

const withText = (answer: Answer, change: (text: string) => string) => Buffer.from(change(bytesOf(answer).toString()))

function withUsage({ manner, model, deltas }: Answer, first: object | null, last: object | null) {
  const start = at(manner.firstWordMs, messageStart(model, first), textBlockStart(0))
  return streamOf([start, ...deltas, at(0, blockStop(0), messageDelta(manner.stopReason, last), messageStop)])
}

function toolUse({ opening, deltas, usage }: Answer, input: string): Part[] {
  const tool = { type: 'tool_use', id: 'toolu_scripted', name: 'weather', input: {} }
  const start = frame('content_block_start', { index: 1, content_block: tool })
  const delta = frame('content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json: input } })
  const ending = [blockStop(0), messageDelta('tool_use', usage), messageStop]
  return [...opening, ...deltas, at(0, start, delta, blockStop(1), ...ending)]
}
