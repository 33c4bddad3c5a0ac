import { rules } from '../aggregation'
import { answerExtractor } from '../aggregation/extraction/extract-answer'
import type { Category } from '../aggregation/extraction/extract-category'
import { betaSurety } from '../aggregation/stopping/most-votes'
import { countStanding, type Cast } from '../aggregation/stopping/count-standing'
import { askingOptions } from '../aggregation/rounds/needs-model'
import type { Standing, VoteStopper } from '../aggregation/stopping/standing'
import { votesToDecide } from '../aggregation/stopping/votes-to-decide'
import type { NodeData } from '../nodes'
import { incomingOf, saidBy, type Incoming } from './incoming-branches'
import { fewestSuccesses } from './join'
import { incomingAnswer } from './node-context'
import type { RunState } from './run-state'
import { isSettled } from './statuses'
import type { Wire, Wiring } from './wiring'

/** How far a vote that may end early has come. */
export type StopVerdict =
  | { is: 'decided' }
  /** How many further ballots may be on their way; all of them where the vote asks everyone at once. */
  | { is: 'open'; ballots: number }

type Stop = NonNullable<NodeData<'vote'>['stop']>

/** Sure enough for `beta`, unless the vote says otherwise. */
const defaultConfidence = 0.95

/**
 * Whether a vote needs no more ballots: every aggregator behind it would find the same whatever they said. null for a node that
 * waits for all: it is no vote, it is never to stop early, or somebody behind it does not count votes or lets the rest finish.
 */
export function judgeStop(wire: Wire, wiring: Wiring, state: RunState): StopVerdict | null {
  const counts = countersOf(wire, wiring)
  if (counts === null) return null
  let ballots = 0
  for (const counter of counts) {
    const standing = counter.standing(state)
    const isDecided = (after: Standing) => after.valid >= counter.needed && counter.isDecided(after)
    ballots = Math.max(ballots, votesToDecide(standing, isDecided, counter.sought))
  }
  if (ballots === 0) return { is: 'decided' }
  return { is: 'open', ballots: counts.some(({ atOnce }) => atOnce) ? Infinity : ballots }
}

/** One aggregator behind a vote. */
type Counter = {
  standing: (state: RunState) => Standing
  isDecided: (standing: Standing) => boolean
  /** Fewest successes that its join waits for. */
  needed: number
  atOnce: boolean
  sought: string | undefined
}

/** Wires live as long as their run is driven; what is read off them is read once. */
const known = new WeakMap<Wire, readonly Counter[] | null>()

function countersOf(wire: Wire, wiring: Wiring): readonly Counter[] | null {
  const before = known.get(wire)
  if (before !== undefined) return before
  const counters = makeCounters(wire, wiring)
  known.set(wire, counters)
  return counters
}

function makeCounters({ node, targets }: Wire, wiring: Wiring): readonly Counter[] | null {
  if (node.type !== 'vote' || node.data.stop === undefined || node.data.stop.rule === 'never') return null
  const { stop } = node.data
  const counters = targets.map((target) => counterAt(target, stop, wiring))
  const all = counters.filter((counter) => counter !== null)
  return all.length === counters.length && all.length > 0 ? all : null
}

function counterAt(target: Wire, stop: Stop, wiring: Wiring): Counter | null {
  if (target.node.type !== 'aggregate' || target.node.data.join?.letRestFinish === true) return null
  const { data } = target.node
  const rule = rules[data.rule]
  if (rule.callsModel || rule.stopping === null || askingOptions(data.options).repair) return null
  const stopper = rule.stopping(data.options ?? {})
  const read = readerOf(target, stopper, wiring)
  return {
    needed: fewestSuccesses(data),
    atOnce: stop.atOnce === true,
    sought: stopper.sought,
    isDecided: (standing) => stopper.isForegone(standing) || isSureEnough(standing, stop, stopper),
    standing: (state) => {
      const incoming = incomingOf(target, state)
      const weightOf = ({ of }: Incoming) => (stopper.weighs && 'weight' in of ? (of.weight ?? 1) : 1)
      const open = incoming.filter(({ of }) => !isSettled(of.status))
      const cast = incoming.filter(({ of }) => of.status === 'succeeded' || of.status === 'failed')
      return countStanding(
        cast.map((one): Cast => ({ answer: read(one.of), weight: weightOf(one) })),
        open.map(weightOf),
        incoming.length,
      )
    },
  }
}

function isSureEnough({ votes }: Standing, { rule, confidence }: Stop, { electsMost }: VoteStopper): boolean {
  const [first, second] = votes
  if (rule !== 'beta' || !electsMost || first === undefined) return false
  return betaSurety(first.votes, second?.votes ?? 0) >= (confidence ?? defaultConfidence)
}

/** Reads a settled branch once: it does not change any more, and a vote of thousands asks after each ballot. */
function readerOf(target: Wire, { extract }: VoteStopper, wiring: Wiring): (of: Incoming['of']) => Category | null {
  const readings = new WeakMap<Incoming['of'], Category | null>()
  const extractAnswer = answerExtractor(incomingAnswer(target, wiring), extract)
  return (of) => {
    const before = readings.get(of)
    if (before !== undefined) return before
    const said = saidBy(of)
    const reading = said === null || said.trim() === '' ? null : extractAnswer(said)
    const answer = reading?.ok ? reading.value : null
    readings.set(of, answer)
    return answer
  }
}
