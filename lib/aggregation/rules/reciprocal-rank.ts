import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { levelsByScore } from '../ranked/levels-by-score'
import { rankOptions } from '../ranked/rank-options'
import { rankedOptions } from '../ranked/ranked-options'
import { reciprocalRanks } from '../ranked/reciprocal-ranks'

/**
 * Elects the option with the largest sum of 1 / rank: a first place counts as much as two second ones.
 * @see Wang et al. 2025, Ranked Voting based Self-Consistency, arXiv 2505.10772.
 */
export const reciprocalRank = defineLocalRule({
  name: 'reciprocalRank',
  label: 'Reciprocal rank',
  summary: 'Like Borda, but first places matter far more than last ones.',
  family: 'ranked',
  answers: ['ranking', 'text', 'json'],
  options: z.strictObject(rankedOptions),
  find: (input, options) =>
    rankOptions(input, options, 'Sum of 1 / rank', ({ ballots, options: ranked }) => {
      const scores = reciprocalRanks(ballots, ranked.length)
      const levels = levelsByScore(scores)
      return { levels, scores, winners: levels[0] ?? [] }
    }),
})
