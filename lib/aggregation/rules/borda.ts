import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { bordaPoints } from '../ranked/borda-points'
import { levelsByScore } from '../ranked/levels-by-score'
import { rankOptions } from '../ranked/rank-options'
import { rankedOptions } from '../ranked/ranked-options'

/**
 * Elects the option with the most Borda points: m − 1 for the first of m options down to 0 for the last.
 * @see Borda 1781, Mémoire sur les élections au scrutin.
 */
export const borda = defineLocalRule({
  name: 'borda',
  label: 'Borda count',
  summary: 'Every place in a ranking gives points; the most points win. Finds what suits most quite well.',
  family: 'ranked',
  answers: ['ranking', 'text', 'json'],
  options: z.strictObject(rankedOptions),
  find: (input, options) =>
    rankOptions(input, options, 'Points', ({ ballots, options: ranked }) => {
      const scores = bordaPoints(ballots, ranked.length)
      const levels = levelsByScore(scores)
      return { levels, scores, winners: levels[0] ?? [] }
    }),
})
