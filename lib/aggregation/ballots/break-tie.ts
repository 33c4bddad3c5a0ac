import type { AggregationInput, AggregationResult, Tally } from '../contract'
import { seededRandom } from '../seeded-random'
import { sumSorted } from '../sum-sorted'
import type { Ballot } from './cast-ballots'

/** `extraVotes` and `judge` need further model calls and are not among these. */
export const tiePolicies = ['report', 'confidence', 'priority', 'optionOrder', 'random'] as const
type TiePolicy = (typeof tiePolicies)[number]

type Step = AggregationResult['tieBreak'][number]
type Tie = { tied: readonly Tally[]; ballots: readonly Pick<Ballot, 'index' | 'confidence'>[]; input: AggregationInput }
/** `priority` holds branch indexes, the strongest first. */
export type TieOptions = { ties: readonly TiePolicy[]; priority: readonly number[]; seed: number }

/**
 * Breaks a tie by the policies in their order, each narrowing the tied answers down. Every step taken is recorded, also one that
 * could not decide. `report` ends the search: several answers left over are a tie.
 */
export function breakTie(tie: Tie, options: TieOptions): { left: readonly Tally[]; steps: Step[] } {
  const steps: Step[] = []
  let left = tie.tied
  for (const policy of options.ties) {
    if (left.length < 2) break
    if (policy === 'report') {
      steps.push({ policy, detail: `${named(left)} are reported as tied.` })
      break
    }
    const { kept, detail } = apply(policy, { ...tie, tied: left }, options)
    steps.push({ policy, detail })
    left = kept
  }
  return { left, steps }
}

type Applied = { kept: readonly Tally[]; detail: string }

function apply(policy: Exclude<TiePolicy, 'report'>, tie: Tie, { priority, seed }: TieOptions): Applied {
  switch (policy) {
    case 'confidence':
      return byConfidence(tie)
    case 'priority':
      return byPriority(tie, priority)
    case 'optionOrder':
      return byOptionOrder(tie)
    case 'random':
      return byLot(tie, seed)
    default:
      return policy satisfies never
  }
}

/** The highest sum of the confidence that the branches state themselves. A branch that states none adds nothing. */
function byConfidence({ tied, ballots }: Tie): Applied {
  const stated = new Map(ballots.map(({ index, confidence }) => [index, confidence]))
  const sums = tied.map(({ branches }) => sumSorted(branches.map((index) => stated.get(index) ?? 0)))
  const highest = Math.max(...sums)
  const kept = tied.filter((_, at) => sums[at] === highest)
  if (kept.length === tied.length)
    return { kept, detail: 'The branches state no confidence that tells the answers apart.' }
  return { kept, detail: `${named(kept)}: stated confidences sum to ${Number(highest.toFixed(4))}, the most.` }
}

/** The answer of the first of the named branches that gave a tied one; without names, of the first branch in declared order. */
function byPriority({ tied, input }: Tie, priority: readonly number[]): Applied {
  const order = priority.length > 0 ? priority : input.branches.map(({ index }) => index)
  for (const index of order) {
    const kept = tied.filter(({ branches }) => branches.includes(index))
    const label = input.branches.find((branch) => branch.index === index)?.label ?? String(index)
    if (kept.length > 0) return { kept, detail: `${named(kept)}: the answer of ${label}.` }
  }
  return { kept: tied, detail: 'No branch with priority gave one of the tied answers.' }
}

function byOptionOrder({ tied, input }: Tie): Applied {
  const choices = input.answer.type === 'choice' || input.answer.type === 'ranking' ? input.answer.choices : []
  const first = choices.find((choice) => tied.some(({ answer }) => answer === choice))
  if (first === undefined) return { kept: tied, detail: 'No order of choices is declared.' }
  return { kept: tied.filter(({ answer }) => answer === first), detail: `“${first}” stands first among the choices.` }
}

/** Tied answers are in an order of their own, so the lot does not depend on that of the branches. */
function byLot({ tied }: Tie, seed: number): Applied {
  const drawn = tied[Math.floor(seededRandom(seed)() * tied.length)]
  return { kept: drawn === undefined ? tied : [drawn], detail: `“${drawn?.answer}” was drawn by lot, seed ${seed}.` }
}

function named(tallies: readonly Tally[]): string {
  return tallies.map(({ answer }) => `“${answer}”`).join(' and ')
}
