import type { ScriptInput } from '../messages-api/script'

/** What every branch and the aggregator's call get: the same stream. */
export const stream = { firstWordMs: 200, tokensPerSecond: 100, tokens: 50 } satisfies ScriptInput
export const model = 'scripted'
export const prompt = 'Write what is known about part '

/** One stream for all branches side by side, one more for the aggregator. */
export const idealMs = 2 * (stream.firstWordMs + (stream.tokens / stream.tokensPerSecond) * 1000)

/** Branches, and how often each side is measured; the median is shown. */
export const rounds = [
  { branches: 3, repetitions: 5 },
  { branches: 10, repetitions: 5 },
  { branches: 100, repetitions: 5 },
  { branches: 1000, repetitions: 5 },
] as const

/** A round that takes longer than this has failed. */
export const roundTimeoutMs = 120_000

/** What one run of one side has shown. */
export type Measurement = {
  makespanMs: number
  /** From the start to the first words that the reader of the run sees. */
  firstWordsMs: number
  cpuMs: number
  peakBytes: number
  /** Processor time of the scripted server meanwhile: near the makespan it would be what limits both sides. */
  serverCpuMs: number
}
