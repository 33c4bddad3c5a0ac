import type { AggregationInput, AggregationResult, Tally } from '../contract'
import { seededRandom } from '../seeded-random'
import { sumSorted } from '../sum-sorted'
import type { Ballot } from './cast-ballots'

export const tiePolicies = ['report', 'confidence', 'priority', 'optionOrder', 'extraVotes', 'judge', 'random'] as const
/** These need model calls: without what they brought (`tieHelp` of the input) the search ends at them, the answers still tied. */
const askingPolicies: readonly string[] = ['extraVotes', 'judge']
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
    const isAsking = policy !== 'report' && askingPolicies.includes(policy)
    if (policy === 'report' || (isAsking && isUnasked(policy, tie.input))) {
      const detail = isAsking
        ? `${named(left)} are tied, and a model was not asked.`
        : `${named(left)} are reported as tied.`
      steps.push({ policy, detail, left: left.map(({ answer }) => answer) })
      break
    }
    const { kept, detail } = apply(policy, { ...tie, tied: left }, options)
    steps.push({ policy, detail, left: kept.map(({ answer }) => answer) })
    left = kept
  }
  return { left, steps }
}

function isUnasked(policy: TiePolicy, { tieHelp = {} }: AggregationInput): boolean {
  return policy === 'judge' ? tieHelp.judged === undefined : tieHelp.extraVotes === undefined
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
    case 'extraVotes':
      return { kept: tie.tied, detail: `Also after ${tie.input.tieHelp?.extraVotes ?? 0} further votes they are tied.` }
    case 'judge':
      return byJudge(tie)
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

function byJudge({ tied, input }: Tie): Applied {
  const judged = input.tieHelp?.judged ?? null
  const kept = tied.filter(({ answer }) => answer === judged)
  if (kept.length !== 1) return { kept: tied, detail: 'The judge chose none of them, or gave no verdict.' }
  return { kept, detail: `“${judged}” was chosen by a judge who saw the tied answers alone.` }
}

/** Tied answers are in an order of their own, so the lot does not depend on that of the branches. */
function byLot({ tied }: Tie, seed: number): Applied {
  const drawn = tied[Math.floor(seededRandom(seed)() * tied.length)]
  return { kept: drawn === undefined ? tied : [drawn], detail: `“${drawn?.answer}” was drawn by lot, seed ${seed}.` }
}

function named(tallies: readonly Tally[]): string {
  return tallies.map(({ answer }) => `“${answer}”`).join(' and ')
}
