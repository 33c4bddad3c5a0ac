import { blockStop, messageDelta, messageStop, textDelta, type Part } from './frames'
import { mutate } from './mutate-stream'
import { at, bytesOf, streamOf, whole, type Mode } from './plan'

/** Streams that are too slow, too long, or damaged on their way. */
export const harmingModes = {
  /** A byte at a time, as many a second as the script says tokens. */
  slowBytes: (answer) => {
    const bytes = bytesOf(answer)
    const gapMs = 1000 / answer.manner.tokensPerSecond
    return streamOf(Array.from(bytes, (_, index) => at(gapMs, bytes.subarray(index, index + 1))))
  },
  /** The text of the script as one delta, as often as it says tokens. The same bytes each time: a million are no more than one. */
  flood: ({ manner, opening, text, usage }) => {
    const delta: Part = at(0, textDelta(0, text ?? 'word '))
    const closing = at(0, blockStop(0), messageDelta(manner.stopReason, usage), messageStop)
    return streamOf([...opening, ...Array<Part>(manner.tokens).fill(delta), closing])
  },
  /** Damaged or oddly put, by the seed of the script; see `mutate-stream.ts`. */
  mutated: (answer) => streamOf(mutate(whole(answer), answer.manner.seed ?? 1).parts),
} satisfies Record<string, Mode>
