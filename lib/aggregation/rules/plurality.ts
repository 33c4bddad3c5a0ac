import { z } from 'zod'
import { decideByVotes } from '../ballots/decide-by-votes'
import { elect } from '../ballots/elect'
import { defineLocalRule } from '../define-rule'
import { countOptions, tieOptions } from '../options'
import { isUnbeatable } from '../stopping/most-votes'

/**
 * Elects the answer that most branches gave: self-consistency as published.
 * @see Wang et al. 2022, arXiv 2203.11171.
 */
export const plurality = defineLocalRule({
  name: 'plurality',
  label: 'Plurality',
  summary: 'The answer that most branches gave. Needs no absolute majority.',
  family: 'nominal',
  answers: ['choice', 'text', 'number'],
  options: z.strictObject({ ...countOptions, ...tieOptions }),
  find: (input, options) => elect(input, options, (count, ballots) => decideByVotes(count, ballots, input, options)),
  stopping: (options) => ({
    extract: options,
    weighs: false,
    electsMost: true,
    isForegone: (standing) => isUnbeatable(standing, options.minValid),
  }),
})
