import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { estimate } from '../numeric/estimate'
import { trimmedEstimator } from '../numeric/estimator'
import { numericOptions } from '../numeric/numeric-options'
import { trimmedDrop } from '../numeric/trimmed-centre'

const trim = z
  .number()
  .min(0)
  .lt(0.5)
  .default(0.2)
  .describe('The share of the answers that is cut off at each end, below 0.5.')

/** The mean without the smallest and the largest answers: floor(p × n + 1e-9) of them at each end. */
export const trimmedMean = defineLocalRule({
  name: 'trimmedMean',
  label: 'Trimmed mean',
  summary: 'The average without the smallest and the largest answers.',
  family: 'numeric',
  answers: ['number', 'probability', 'text'],
  options: z.strictObject({ trim, ...numericOptions }),
  find: (input, options) =>
    estimate(
      input,
      options,
      trimmedEstimator('trimmed mean', (n) => trimmedDrop(n, options.trim)),
    ),
})
