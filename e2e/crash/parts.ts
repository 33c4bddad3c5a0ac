import { failpointNames } from '@/lib/runs/failpoints'
import { cancelTrial } from './cancel-trial'
import { crashTrial } from './crash-trial'
import { fullDiskTrial } from './full-disk-trial'
import { lockedTrial } from './locked-trial'
import { oneConnectionTrial } from './one-connection-trial'
import type { Outcome } from './outcome'
import { pointTrial } from './point-trial'
import { poisonTrial } from './poison-trial'
import { readOnlyTrial } from './read-only-trial'
import type { Setting } from './setting'
import { startTwiceTrial } from './start-twice-trial'

export type Part = {
  /** The promise that it holds the app to. */
  line: string
  title: string
  /** What the figure is, and how large it may be. */
  figure: { of: string; goal: number; unit: string }
  /** Trials in the full suite, and in the part of it that runs with the other tests. */
  full: number
  small: number
  /**
   * @param at counts the trials of the part from 0; what a trial does in turns, it chooses by it.
   * @param patience how many times the promised time a busy machine may take.
   */
  trial: (seed: number, setting: Setting, at: number, patience: number) => Promise<Outcome>
}

const ms = (of: string, goal: number) => ({ of, goal, unit: 'ms' })
const times = (of: string, goal: number) => ({ of, goal, unit: '' })

/** Every part by the name that `--parts` and `--trials` call it, in the order in which they run. */
export const parts = {
  kills: {
    ...{ line: 'C1', title: 'kill -9 at a random moment', figure: ms('time beyond what its calls take', 10_000) },
    ...{ full: 150, small: 2 },
    trial: (seed, setting) => crashTrial(seed, setting, { signal: 'SIGKILL', again: 0 }),
  },
  points: {
    ...{ line: 'C2', title: 'kill -9 at a named point', figure: ms('time beyond what its calls take', 10_000) },
    ...{ full: 10 * failpointNames.length, small: 4 },
    trial: pointTrial,
  },
  again: {
    ...{ line: 'C3', title: 'up to five kills in a row', figure: ms('time beyond what its calls take', 10_000) },
    ...{ full: 50, small: 1 },
    trial: (seed, setting, at) => crashTrial(seed, setting, { signal: 'SIGKILL', again: 1 + (at % 4) }),
  },
  poison: {
    ...{ line: 'C3', title: 'a run that ends the server', figure: times('ends of the server', 3) },
    ...{ full: 10, small: 1 },
    trial: poisonTrial,
  },
  terminations: {
    ...{ line: 'C4', title: 'SIGTERM', figure: ms('until the process was gone', 30_000) },
    ...{ full: 50, small: 1 },
    trial: (seed, setting) => crashTrial(seed, setting, { signal: 'SIGTERM', again: 0 }),
  },
  cancels: {
    ...{ line: 'C5', title: 'cancel in every state', figure: ms('until the run had settled', 2_000) },
    ...{ full: 24, small: 2 },
    trial: cancelTrial,
  },
  starts: {
    ...{ line: 'C7', title: 'the same start again', figure: times('runs of one key', 1) },
    ...{ full: 25, small: 1 },
    trial: startTwiceTrial,
  },
  locks: {
    ...{ line: 'D1', title: 'another process and the file', figure: ms('longest answer meanwhile', 350) },
    ...{ full: 10, small: 1 },
    trial: lockedTrial,
  },
  disks: {
    ...{ line: 'D2', title: 'the disk is full', figure: ms('until it went on', 30_000) },
    ...{ full: 20, small: 0 },
    trial: fullDiskTrial,
  },
  rights: {
    ...{ line: 'D3', title: 'the database is read-only', figure: ms('until it refused to start', 5_000) },
    ...{ full: 5, small: 1 },
    trial: readOnlyTrial,
  },
  connections: {
    ...{ line: 'D7', title: 'exactly one connection', figure: times('connections', 1) },
    ...{ full: 5, small: 1 },
    trial: oneConnectionTrial,
  },
} satisfies Record<string, Part>

export type PartName = keyof typeof parts
export const partNames = Object.keys(parts) as PartName[]
