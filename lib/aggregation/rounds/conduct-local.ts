import type { AggregationInput, AggregationResult } from '../contract'
import type { LocalRule, Replies, RuleCall } from '../define-rule'
import { choiceQuestion } from '../judging/choice-question'
import { shuffle } from '../shuffle'
import { askRound } from './ask-round'
import { extraBallots, withExtraBallots, type ExtraBallot } from './extra-ballots'
import { askingOptions } from './needs-model'
import { noteRepaired, repairAnswerCall, unreadBranches, withRepaired } from './repair-answers'

/** A question to a model, or one more vote. */
export type Wanted = RuleCall | ExtraBallot

/** All that is wanted so far, and the result as far as it goes. */
export type LocalConduct = { wanted: Wanted[]; find: () => AggregationResult }

/**
 * A rule that computes its result, with what its options let it ask a model for: answers that cannot be read, further votes where
 * several are tied, a judge among the tied. Each is asked for only once what was asked before it has settled and left something open.
 */
export function conductLocal(rule: LocalRule, raw: unknown, input: AggregationInput, replies: Replies): LocalConduct {
  const options = askingOptions(raw)
  const count = (counted: AggregationInput) => rule.aggregate(counted, raw)
  const wanted: Wanted[] = []
  const asides: Asides = { notes: [], tieBreak: [] }
  const end = (result: AggregationResult) => ({ wanted, find: () => withAsides(result, asides) })
  let left = replies
  let current = input
  let result = count(current)

  if (options.repair) {
    const unread = unreadBranches(current, result)
    const calls = unread.flatMap((index) => repairAnswerCall(input, index))
    wanted.push(...calls)
    if (left.length < calls.length) return end(result)
    const read = readRepaired(unread, left, (repaired) => unreadBranches(input, count(withRepaired(input, repaired))))
    left = left.slice(calls.length)
    asides.notes.push(...noteRepaired(input, [...read.keys()]))
    current = withRepaired(input, read)
    result = count(current)
  }

  for (;;) {
    const { policy, left: tied = [] } = result.tieBreak.at(-1) ?? {}
    if (policy === 'extraVotes' && current.tieHelp?.extraVotes === undefined) {
      const ballots = extraBallots(current, options.extraVotes)
      wanted.push(...ballots)
      if (left.length < ballots.length) return end(result)
      current = withExtraBallots(current, ballots, left.slice(0, ballots.length))
      left = left.slice(ballots.length)
      const detail = `${tied.map((answer) => `“${answer}”`).join(' and ')} were tied, so ${ballots.length} further votes were asked for.`
      asides.tieBreak.push({ policy, detail, left: [...tied] })
      asides.notes.push({ code: 'extra_votes', message: detail })
    } else if (policy === 'judge' && current.tieHelp?.judged === undefined) {
      const round = askRound([judgeTied(tied, options.seed)], left)
      wanted.push(...round.calls)
      if (!round.isOver) return end(result)
      left = round.rest
      const chosen = round.answers[0]?.chosen ?? null
      current = { ...current, tieHelp: { ...current.tieHelp, judged: chosen === null ? null : (tied[chosen] ?? null) } }
    } else return end(result)
    result = count(current)
  }
}

type Asides = Pick<AggregationResult, 'notes' | 'tieBreak'>

/** What was asked for stands beside what came of it: after what the rule found, and before the steps that followed. */
function withAsides(result: AggregationResult, { notes, tieBreak }: Asides): AggregationResult {
  return { ...result, notes: [...result.notes, ...notes], tieBreak: [...tieBreak, ...result.tieBreak] }
}

/** The replies that can be read, by branch. What still cannot stays as the branch wrote it. */
function readRepaired(
  unread: readonly number[],
  replies: Replies,
  stillUnread: (repaired: ReadonlyMap<number, string>) => number[],
): Map<number, string> {
  const given = new Map(unread.flatMap((index, at) => (replies[at] == null ? [] : [[index, replies[at]] as const])))
  const lost = new Set(stillUnread(given))
  return new Map([...given].filter(([index]) => !lost.has(index)))
}

function judgeTied(tied: readonly string[], seed: number) {
  const task = 'These answers to the same question have equally many votes. Choose the better one.'
  const order = shuffle([...tied.keys()], seed)
  return choiceQuestion(tied, order, { label: 'tied answers', task, effort: 'medium' })
}
