import { blockStop, errorFrame, messageDelta, messageStart, messageStop, ping, textDelta, type Part } from './frames'
import { at, bytesOf, rewritten, streamOf, type Answer, type Mode } from './plan'

/** Streams that break off, stall, or end in a way that is no answer. Numbers as in `refusing-modes.ts`. */
export const breakingModes = {
  /* 1 */ overloadedMidStream: (answer) =>
    streamOf([...half(answer), at(0, errorFrame('overloaded_error', 'Overloaded'))]),
  /* 2 */ errorEventNotJson: (answer) =>
    streamOf([...half(answer), at(0, Buffer.from('event: error\ndata: upstream went away\n\n'))]),
  // The wait lets the bytes before the reset arrive; a reset overtakes what is still on its way.
  /* 3 */ resetMidStream: (answer) => streamOf([...cut(answer, half(answer)), at(20)], 'reset'),
  /* 4 */ resetBeforeHeaders: () => streamOf([], 'reset'),
  /* 5 */ endBeforeMessageStop: (answer) => {
    const reason = at(0, blockStop(0), messageDelta(answer.manner.stopReason, answer.usage))
    return streamOf([...answer.opening, ...answer.deltas, reason])
  },
  /* 6 */ endInsideBlock: (answer) => streamOf(half(answer)),
  /* 6 */ endInsideLine: (answer) => {
    const line = at(0, textDelta(0, ' never whole').subarray(0, 60))
    return streamOf(cut(answer, [...half(answer), line]))
  },
  /* 7 */ emptyBody: () => streamOf([]),
  /* 7 */ jsonInsteadOfStream: (answer) => {
    const message = { id: 'msg', type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Hello' }] }
    return rewritten(answer, Buffer.from(JSON.stringify(message)), { 'content-type': 'application/json' })
  },
  /* 7 */ chatCompletions: (answer) => {
    const chunk = 'data: {"object":"chat.completion.chunk","choices":[{"delta":{"content":"Hello"}}]}\n\n'
    return rewritten(answer, Buffer.from(`${chunk}${chunk}data: [DONE]\n\n`))
  },
  /* 14 */ noHeaders: () => streamOf([], 'hold'),
  /* 15 */ stallAfterHeaders: (answer) => streamOf([at(answer.manner.firstWordMs)], 'hold'),
  /* 15 */ stallMidStream: (answer) => streamOf(half(answer), 'hold'),
  /* 18 */ refusal: (answer) => {
    const reason = messageDelta('refusal', answer.usage, { stop_details: { type: 'refusal', category: 'cyber' } })
    return streamOf([...half(answer), at(0, blockStop(0), reason, messageStop)])
  },
  /* 18 */ emptyAnswer: ({ manner, model, usage }) =>
    streamOf([at(manner.firstWordMs, messageStart(model, usage), messageDelta(manner.stopReason, usage), messageStop)]),
  /* 25 */ badJson: (answer) =>
    streamOf([
      ...half(answer),
      at(0, Buffer.from('event: content_block_delta\ndata: {"type":"content_blo\n\n')),
      at(0, ping),
    ]),
  /* 27 */ secondMessageStart: (answer) =>
    streamOf([...half(answer), at(0, messageStart(answer.model, answer.usage)), ...answer.deltas, ...answer.closing]),
} satisfies Record<string, Mode>

const half = ({ opening, deltas }: Answer): Part[] => [...opening, ...deltas.slice(0, Math.ceil(deltas.length / 2))]

/** The first bytes of the whole stream where the script says how many, else the given parts. */
function cut(answer: Answer, otherwise: Part[]): Part[] {
  const { cutAtByte, firstWordMs } = answer.manner
  return cutAtByte === undefined ? otherwise : [at(firstWordMs, bytesOf(answer).subarray(0, cutAtByte))]
}
