import { z } from 'zod'
import type { Preferences } from '../contract'
import { defineLocalRule } from '../define-rule'
import { instantRunoff, type Runoff } from '../ranked/instant-runoff'
import { rankOptions } from '../ranked/rank-options'
import { rankedOptions } from '../ranked/ranked-options'

/**
 * Instant runoff: the option with the fewest first places goes out, its ballots go over to their next option, until one has more
 * than half of the ballots that still count.
 *
 * @see Ware 1871; Hare 1859 for the transferable vote.
 */
export const irv = defineLocalRule({
  name: 'irv',
  label: 'Instant runoff',
  summary: 'The weakest option goes out, round by round, until one has more than half.',
  family: 'ranked',
  answers: ['ranking', 'text', 'json'],
  options: z.strictObject(rankedOptions),
  find: (input, options) =>
    rankOptions(input, options, 'Votes in its last round', ({ ballots, options: names }) => {
      const runoff = instantRunoff(ballots, names.length)
      const scores = names.map((_, option) => lastVotes(runoff, option))
      return {
        levels: levelsOf(runoff, scores),
        scores,
        winners: runoff.left,
        details: { rounds: roundsOf(runoff, names) },
      }
    }),
})

function lastVotes({ rounds }: Runoff, option: number): number {
  return rounds.findLast(({ votes }) => votes[option] != null)?.votes[option] ?? 0
}

/** The winner, then those who stood beside it to the end by their votes, then the others: the later out, the better. */
function levelsOf({ rounds, left }: Runoff, scores: readonly number[]): number[][] {
  const last = rounds.at(-1)?.votes ?? []
  const beaten = [...last.keys()].filter((option) => last[option] !== null && !left.includes(option))
  const byVotes = [...new Set(beaten.map((option) => scores[option] ?? 0))].toSorted((one, other) => other - one)
  return [
    left,
    ...byVotes.map((votes) => beaten.filter((option) => scores[option] === votes)),
    ...rounds.toReversed().flatMap(({ eliminated }) => (eliminated === null ? [] : [[eliminated]])),
  ]
}

function roundsOf({ rounds }: Runoff, names: readonly string[]): Preferences['rounds'] {
  return rounds.map(({ votes, eliminated, exhausted, tieBroken }, at) => ({
    votes,
    gained: votes.map((each, option) =>
      each === null ? null : at === 0 ? 0 : each - (rounds[at - 1]?.votes[option] ?? 0),
    ),
    exhausted,
    eliminated: eliminated === null ? null : (names[eliminated] ?? null),
    tieBroken,
  }))
}
