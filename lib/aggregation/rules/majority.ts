import { z } from 'zod'
import { elect } from '../ballots/elect'
import { defineLocalRule } from '../define-rule'
import { countOptions } from '../options'
import { isShareForegone } from '../stopping/shares'

/** Elects the answer that more than half of the base gave. Two answers never have that, so there is no tie to break. */
export const majority = defineLocalRule({
  name: 'majority',
  label: 'Majority',
  summary: 'The answer that more than half of the branches gave, or no consensus.',
  family: 'nominal',
  answers: ['choice', 'text', 'number'],
  options: z.strictObject(countOptions),
  find: (input, options) =>
    elect(input, options, ({ leaders, base }) => {
      const [first, ...others] = leaders
      if (first !== undefined && isMajority(first.votes, base)) return { outcome: 'decided', winner: first, steps: [] }
      const names = leaders.map(({ answer }) => `“${answer}”`).join(' and ')
      const lead = `${names} ${others.length === 0 ? 'leads' : 'lead'} with ${first?.votes} of ${base}`
      return { outcome: 'no_consensus', reason: `${lead}; a majority needs ${Math.floor(base / 2) + 1}.`, steps: [] }
    }),
  stopping: (options) => ({
    extract: options,
    weighs: false,
    electsMost: false,
    isForegone: (standing) => isShareForegone(standing, options, isMajority),
  }),
})

/** Whole numbers on both sides: no share is rounded before it is compared. */
function isMajority(votes: number, base: number): boolean {
  return 2 * votes > base
}
