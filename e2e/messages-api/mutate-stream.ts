import { seededRandom } from '../crash/seeded-random'
import { frame, ping, type Part } from './frames'
import { at } from './plan'

type Mutation = { name: string; parts: Part[]; isWhole: boolean }
type Change = { isWhole: boolean; make: (frames: Buffer[], pick: (below: number) => number) => Buffer[] }

/** Each makes of the frames of a whole answer what is sent, at a place that is drawn. `isWhole`: no word of it is lost. */
const changes: Readonly<Record<string, Change>> = {
  unknownEvent: {
    isWhole: true,
    make: (frames, pick) => put(frames, pick(frames.length), frame('weather', { sun: true })),
  },
  emptyLines: { isWhole: true, make: (frames, pick) => put(frames, pick(frames.length), Buffer.from('\n\n: hm\n\n')) },
  pings: { isWhole: true, make: (frames) => frames.flatMap((one) => [one, ping]) },
  carriageReturns: {
    isWhole: true,
    make: (frames) => frames.map((one) => Buffer.from(one.toString().replaceAll('\n', '\r\n'))),
  },
  byteOrderMark: { isWhole: true, make: (frames) => put(frames, 0, Buffer.from([0xef, 0xbb, 0xbf])) },
  endsSwapped: { isWhole: true, make: (frames) => [...frames.slice(0, -2), ...frames.slice(-2).toReversed()] },
  secondStart: { isWhole: false, make: (frames, pick) => put(frames, 1 + pick(frames.length - 2), frames[0] ?? ping) },
  cutJson: {
    isWhole: false,
    make(frames, pick) {
      const which = pick(frames.length)
      return frames.map((one, index) => (index === which ? cutData(one, pick) : one))
    },
  },
  cutStream: { isWhole: false, make: (frames, pick) => cutBytes(frames, pick) },
  notUtf8: {
    isWhole: false,
    make(frames, pick) {
      const which = 2 + pick(Math.max(1, frames.length - 5))
      return frames.map((one, index) => (index === which ? spoil(one, pick) : one))
    },
  },
}

/** A stream as it might arrive, the same for the same seed, in pieces of any size. */
export function mutate(parts: readonly Part[], seed: number): Mutation {
  const random = seededRandom(seed)
  const pick = (below: number) => Math.floor(random() * Math.max(1, below))
  const names = Object.keys(changes)
  const name = names[seed % names.length] ?? 'pings'
  const change = changes[name]
  const frames = framesOf(parts)
  const bytes = Buffer.concat(change?.make(frames, pick) ?? frames)
  return { name, isWhole: change?.isWhole ?? true, parts: inPieces(bytes, pick) }
}

/** One frame each. */
function framesOf(parts: readonly Part[]): Buffer[] {
  const text = Buffer.concat(parts.map(({ bytes }) => bytes)).toString()
  return text
    .split('\n\n')
    .filter((one) => one !== '')
    .map((one) => Buffer.from(`${one}\n\n`))
}

function put(frames: readonly Buffer[], before: number, one: Buffer): Buffer[] {
  return [...frames.slice(0, before), one, ...frames.slice(before)]
}

/** The line of data ends somewhere inside of its JSON; the frame still ends as a frame does. */
function cutData(one: Buffer, pick: (below: number) => number): Buffer {
  const text = one.toString()
  const from = text.indexOf('{') + 1
  return Buffer.from(`${text.slice(0, from + pick(text.length - from - 4))}\n\n`)
}

/** Ends before the reason for stopping has been said. */
function cutBytes(frames: readonly Buffer[], pick: (below: number) => number): Buffer[] {
  const all = Buffer.concat(frames.slice(0, -2))
  return [all.subarray(0, pick(all.length))]
}

/** A byte that begins no character, inside of the data. */
function spoil(one: Buffer, pick: (below: number) => number): Buffer {
  const from = one.indexOf('{') + 1
  const spoiled = Buffer.from(one)
  spoiled[from + pick(one.length - from - 4)] = 0xff
  return spoiled
}

function inPieces(bytes: Buffer, pick: (below: number) => number): Part[] {
  const pieces: Part[] = []
  for (let from = 0; from < bytes.length;) {
    const length = 1 + pick(200)
    pieces.push(at(0, bytes.subarray(from, from + length)))
    from += length
  }
  return pieces
}
