import { rules } from '@/lib/aggregation'
import { betaSurety } from '@/lib/aggregation/stopping/most-votes'
import type { Standing } from '@/lib/aggregation/stopping/standing'
import type { Figure, Table } from './table'

type Outcome = { votes: number; accuracy: number }

/**
 * Mean votes and accuracy of a vote of N between a right and a wrong answer that stops as told, over every order of ballots: exact,
 * by going through all counts. Ties count half.
 */
function expected(planned: number, p: number, isDecided: (standing: Standing) => boolean): Outcome {
  const memo = new Map<string, Outcome>()
  const from = (right: number, wrong: number): Outcome => {
    const key = `${right}:${wrong}`
    const before = memo.get(key)
    if (before !== undefined) return before
    const cast = right + wrong
    const ended = cast === planned || isDecided(standingOf(right, wrong, planned))
    const made = ended
      ? { votes: cast, accuracy: right === wrong ? 0.5 : Number(right > wrong) }
      : mix(p, from(right + 1, wrong), from(right, wrong + 1))
    memo.set(key, made)
    return made
  }
  return from(0, 0)
}

function mix(p: number, one: Outcome, other: Outcome): Outcome {
  return {
    votes: p * one.votes + (1 - p) * other.votes,
    accuracy: p * one.accuracy + (1 - p) * other.accuracy,
  }
}

function standingOf(right: number, wrong: number, planned: number): Standing {
  const votes = [
    { answer: 'right', votes: right },
    { answer: 'wrong', votes: wrong },
  ].filter((one) => one.votes > 0)
  return {
    votes: votes.toSorted((one, other) => other.votes - one.votes),
    valid: right + wrong,
    abstained: 0,
    finished: right + wrong,
    outstanding: Array<number>(planned - right - wrong).fill(1),
    planned,
  }
}

const { plurality } = rules
if (plurality.callsModel || plurality.stopping === null) throw new Error('Plurality counts votes.')
const { isForegone } = plurality.stopping({})

const never = () => false
const sureAt = (confidence: number) => (standing: Standing) => {
  const [first, second] = standing.votes
  return isForegone(standing) || betaSurety(first?.votes ?? 0, second?.votes ?? 0) >= confidence
}

/** N, p, accuracy of the full vote, votes until unbeatable, and with beta at 0.95 and 0.99 with the change of accuracy in points. */
const rows: [number, number, number, number, [number, number], [number, number]][] = [
  [5, 0.8, 0.9421, 3.63, [3.63, 0], [3.63, 0]],
  [7, 0.8, 0.9667, 4.93, [4.93, 0], [4.93, 0]],
  [11, 0.7, 0.9218, 8.33, [7.61, -0.18], [8.33, 0]],
  [11, 0.8, 0.9883, 7.47, [6.44, -0.08], [7.47, 0]],
  [11, 0.9, 0.9997, 6.67, [5.21, -0.01], [6.67, 0]],
  [40, 0.7, 0.9957, 29.98, [14.72, -1.06], [23.02, -0.07]],
  [40, 0.8, 1, 26.25, [8.7, -0.19], [14.73, -0.01]],
]

/** Adaptive stopping (aggregation.md 5.3), exact. */
export function stoppingTable(): Table {
  return {
    title: '5.3 Adaptive stopping, binary voters (exact; votes, accuracy, change in percentage points)',
    figures: rows.flatMap(([n, p, full, unbeatable, beta95, beta99]): Figure[] => {
      const at = `N ${n}, p ${p}`
      const fixed = expected(n, p, never)
      const early = expected(n, p, isForegone)
      const points = ({ accuracy }: Outcome) => 100 * (accuracy - fixed.accuracy)
      const [b95, b99] = [expected(n, p, sureAt(0.95)), expected(n, p, sureAt(0.99))]
      return [
        { name: `${at}: accuracy of the full vote`, published: full, computed: fixed.accuracy, tolerance: 5.1e-5 },
        { name: `${at}: votes, unbeatable`, published: unbeatable, computed: early.votes, tolerance: 0.0051 },
        { name: `${at}: change, unbeatable`, published: 0, computed: points(early), tolerance: 1e-9 },
        { name: `${at}: votes, beta 0.95`, published: beta95[0], computed: b95.votes, tolerance: 0.0051 },
        { name: `${at}: change, beta 0.95`, published: beta95[1], computed: points(b95), tolerance: 0.0051 },
        { name: `${at}: votes, beta 0.99`, published: beta99[0], computed: b99.votes, tolerance: 0.0051 },
        { name: `${at}: change, beta 0.99`, published: beta99[1], computed: points(b99), tolerance: 0.0051 },
      ]
    }),
  }
}
