import { z } from 'zod'
import type { Note, Preferences } from '../contract'
import { defineLocalRule } from '../define-rule'
import { bordaPoints } from '../ranked/borda-points'
import { instantRunoff } from '../ranked/instant-runoff'
import { levelsByScore } from '../ranked/levels-by-score'
import { rankOptions, type Electorate } from '../ranked/rank-options'
import { rankedOptions } from '../ranked/ranked-options'
import { pathWins, strongestPaths } from '../ranked/strongest-paths'

/**
 * Elects the option that beats the others by its strongest paths of pairwise wins, and so any Condorcet winner. What Borda and
 * instant runoff would elect stands beside it.
 *
 * @see Schulze 2011, A New Monotonic, Clone-Independent, Reversal Symmetric, and Condorcet-Consistent Single-Winner Election Method.
 */
export const schulze = defineLocalRule({
  name: 'schulze',
  label: 'Schulze',
  summary:
    'The option that comes out best in pairs, also where they go round in a circle. The default for preferences.',
  family: 'ranked',
  answers: ['ranking', 'text', 'json'],
  options: z.strictObject(rankedOptions),
  find: (input, options) =>
    rankOptions(input, options, 'Options beaten', (electorate) => {
      const strength = strongestPaths(electorate.matrix)
      const scores = pathWins(strength)
      const levels = levelsByScore(scores)
      const winners = levels[0] ?? []
      const others = otherWinners(electorate)
      return {
        levels,
        scores,
        winners,
        notes: disagreement(
          winners.map((option) => electorate.options[option] ?? ''),
          others,
        ),
        details: { strongestPaths: strength.map((row) => [...row]), others },
      }
    }),
})

function otherWinners({ ballots, options }: Electorate): Preferences['others'] {
  const names = (winners: readonly number[]) => winners.map((option) => options[option] ?? '')
  return [
    { rule: 'borda', winners: names(levelsByScore(bordaPoints(ballots, options.length))[0] ?? []) },
    { rule: 'irv', winners: names(instantRunoff(ballots, options.length).left) },
  ]
}

const ruleWords: Readonly<Record<string, string>> = { borda: 'Borda', irv: 'Instant runoff' }

function disagreement(winners: readonly string[], others: Preferences['others']): Note[] {
  const same = (one: readonly string[]) => one.length === winners.length && one.every((name) => winners.includes(name))
  const unlike = others.filter((other) => !same(other.winners))
  if (unlike.length === 0) return []
  const said = unlike.map((other) => {
    const names = other.winners.map((name) => `“${name}”`)
    return `${ruleWords[other.rule]} ${names.length === 1 ? 'would elect' : 'would have a tie of'} ${names.join(', ')}.`
  })
  return [{ code: 'rules_disagree', message: said.join(' ') }]
}
