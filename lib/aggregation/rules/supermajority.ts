import { z } from 'zod'
import { elect } from '../ballots/elect'
import { defineLocalRule } from '../define-rule'
import { formatRatio } from '../markdown/format-number'
import { countOptions } from '../options'
import { isShareForegone } from '../stopping/shares'

const threshold = z
  .number()
  .gt(0.5)
  .max(1)
  .default(2 / 3)
  .describe('The share of the votes that an answer needs, above 0.5. 1 asks for unanimity.')

/**
 * Elects the answer whose votes are at least a share t of the base: votes / base ≥ t. Two answers never have more than half, so
 * there is no tie to break.
 */
export const supermajority = defineLocalRule({
  name: 'supermajority',
  label: 'Supermajority',
  summary: 'The answer that a large share of the branches gave, such as two thirds or all, or no consensus.',
  family: 'nominal',
  answers: ['choice', 'text', 'number'],
  options: z.strictObject({ threshold, ...countOptions }),
  find: (input, options) =>
    elect(input, options, ({ leaders, base }) => {
      const [first, ...others] = leaders
      if (first !== undefined && passes(first.votes, base, options.threshold)) {
        return { outcome: 'decided', winner: first, steps: [] }
      }
      const names = leaders.map(({ answer }) => `“${answer}”`).join(' and ')
      const votes = first?.votes ?? 0
      const needed = votesForShare(base, options.threshold)
      const share = options.threshold === 1 ? 'All' : `A share of ${formatRatio(options.threshold)}`
      const reason = `${names} ${others.length === 0 ? 'leads' : 'lead'} with ${votes} of ${base}. ${share} needs ${needed}: ${needed - votes} missing.`
      return { outcome: 'no_consensus', reason, steps: [] }
    }),
  stopping: (options) => ({
    extract: options,
    weighs: false,
    electsMost: false,
    isForegone: (standing) =>
      isShareForegone(standing, options, (votes, base) => passes(votes, base, options.threshold)),
  }),
})

/** Divided, not multiplied: 11 / 20 is the number that 0.55 is, while 0.55 × 20 is more than 11. */
function passes(votes: number, base: number, share: number): boolean {
  return votes / base >= share
}

/** The fewest votes that are at least this share of the base. */
export function votesForShare(base: number, share: number): number {
  const about = Math.floor(share * base)
  return [about - 1, about, about + 1].find((votes) => passes(votes, base, share)) ?? base
}
