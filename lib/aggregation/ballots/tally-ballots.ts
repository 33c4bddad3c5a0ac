import type { AggregationInput, Tally } from '../contract'
import { groupBy } from '../group-by'
import type { Ballot } from './cast-ballots'
import { wilsonInterval } from './wilson-interval'

/** What a share is a share of: the branches that gave a valid answer, all planned ones, or those that did not abstain. */
export type Base = 'valid' | 'planned' | 'nonAbstain'

export type Count = {
  /** The answers, most votes first; abstentions last. Equal votes: declared choices in their order, then others by their text. */
  tallies: Tally[]
  /** The answers with the most votes: one leads, several are tied, none when everybody abstained. */
  leaders: Tally[]
  base: number
}

/**
 * Counts ballots. The result depends on the set of ballots only, never on the order in which they came.
 *
 * @param voters branches that gave a ballot, where one that approves of several answers gave several.
 */
export function tallyBallots(
  ballots: readonly Ballot[],
  input: AggregationInput,
  base: Base,
  voters = ballots.length,
): Count {
  const choices = input.answer.type === 'choice' || input.answer.type === 'ranking' ? input.answer.choices : []
  const given = ballots.filter(({ answer }) => !answer.abstained)
  const abstentions = ballots.filter(({ answer }) => answer.abstained)
  const size = { valid: voters, planned: input.branches.length, nonAbstain: voters - abstentions.length }[base]
  const options = [...groupBy(given, ({ answer }) => answer.key).values()]
    .map((same) => toTally(same, size))
    .toSorted(
      (one, other) =>
        other.votes - one.votes ||
        placeOf(one, choices) - placeOf(other, choices) ||
        compareText(one.answer, other.answer),
    )
  const leaders = options.filter(({ votes }) => votes === options[0]?.votes)
  if (abstentions.length === 0) return { tallies: options, leaders, base: size }
  // Abstentions are no part of the base `nonAbstain` and so have no share in it.
  const abstained = { ...toTally(abstentions, base === 'nonAbstain' ? 0 : size), abstained: true }
  return { tallies: [...options, abstained], leaders, base: size }
}

function toTally(ballots: readonly Ballot[], base: number): Tally {
  return {
    answer: commonLabel(ballots),
    votes: ballots.length,
    share: base === 0 ? 0 : ballots.length / base,
    interval: wilsonInterval(ballots.length, base),
    branches: ballots.map(({ index }) => index).toSorted((one, other) => one - other),
    abstained: false,
  }
}

function placeOf({ answer }: Tally, choices: readonly string[]): number {
  const at = choices.indexOf(answer)
  return at === -1 ? choices.length : at
}

/** The spelling that most of them used; of equally common ones the first by text, so that no order of arrival shows. */
function commonLabel(ballots: readonly Ballot[]): string {
  const spellings = [...groupBy(ballots, ({ answer }) => answer.label)]
  const [first] = spellings.toSorted(([a, one], [b, other]) => other.length - one.length || compareText(a, b))
  return first?.[0] ?? ''
}

/** By code units: the same order on every machine, which the order of a language is not. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
