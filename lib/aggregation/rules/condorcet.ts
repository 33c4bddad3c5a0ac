import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { formatNumber } from '../markdown/format-number'
import { condorcetWinner, copelandScores } from '../ranked/copeland-scores'
import { levelsByScore } from '../ranked/levels-by-score'
import { rankOptions } from '../ranked/rank-options'
import { rankedOptions } from '../ranked/ranked-options'

/**
 * Elects the option that more rankings put before each other one than behind it. There need not be one; then nothing is elected
 * and the Copeland scores (pairs won, and half of those tied) say who comes nearest.
 *
 * @see Condorcet 1785, Essai sur l’application de l’analyse; Copeland 1951.
 */
export const condorcet = defineLocalRule({
  name: 'condorcet',
  label: 'Condorcet',
  summary: 'The option that beats every other one in pairs, or no consensus.',
  family: 'ranked',
  answers: ['ranking', 'text', 'json'],
  options: z.strictObject(rankedOptions),
  find: (input, options) =>
    rankOptions(input, options, 'Copeland score', ({ options: names, matrix }) => {
      const scores = copelandScores(matrix)
      const levels = levelsByScore(scores)
      const winner = condorcetWinner(matrix)
      const nearest = levels[0] ?? []
      const best = nearest.map((option) => `“${names[option]}”`).join(' and ')
      const reason = `No option beats every other one in pairs. By Copeland score ${best} ${nearest.length === 1 ? 'comes' : 'come'} first with ${formatNumber(scores[nearest[0] ?? 0] ?? 0)}.`
      return { levels, scores, winners: winner === null ? [] : [winner], reason }
    }),
})
