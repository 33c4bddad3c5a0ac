import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { estimate } from '../numeric/estimate'
import { numericOptions } from '../numeric/numeric-options'
import { poolEstimator, poolMethods } from '../numeric/pool-probabilities'

const options = z.strictObject({
  method: z
    .enum(poolMethods)
    .default('odds')
    .describe(
      'The geometric mean of odds, the same made more extreme for the number of branches (Neyman), mean, median, trimmed mean, or the mean where the answers are densest.',
    ),
  extremize: z
    .number()
    .min(1)
    .max(4)
    .default(1)
    .describe(
      'How far odds are pushed away from even: 1 not at all. Above 1 only for sources that know different things.',
    ),
  trim: z
    .number()
    .min(0)
    .lt(0.5)
    .default(0.2)
    .describe('The share that is cut off: at each end for the trimmed mean, in all where the answers are densest.'),
  ...numericOptions,
})

/**
 * Makes one probability of many: by default the geometric mean of their odds. Percents are converted; what is no probability is
 * excluded.
 */
export const probabilityPool = defineLocalRule({
  name: 'probabilityPool',
  label: 'Probability pool',
  summary: 'One probability from many, by the mean of their odds or in other ways.',
  family: 'numeric',
  answers: ['probability', 'number', 'text'],
  options,
  find: (input, chosen) =>
    estimate({ ...input, answer: { type: 'probability' } }, chosen, poolEstimator(chosen.method, chosen)),
})
