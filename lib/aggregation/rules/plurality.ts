import { z } from 'zod'
import { breakTie } from '../ballots/break-tie'
import { elect } from '../ballots/elect'
import { defineLocalRule } from '../define-rule'
import { countOptions, tieOptions } from '../options'

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
  find: (input, options) =>
    elect(input, options, (count, ballots) => {
      const { left, steps } = breakTie({ tied: count.leaders, ballots, input }, options)
      const [winner, ...tied] = left
      if (winner !== undefined && tied.length === 0) return { outcome: 'decided', winner, steps }
      const names = left.map(({ answer }) => `“${answer}”`).join(', ')
      const reason = `${names} have ${winner?.votes} ${winner?.votes === 1 ? 'vote' : 'votes'} each.`
      return { outcome: 'tie', reason, steps }
    }),
})
