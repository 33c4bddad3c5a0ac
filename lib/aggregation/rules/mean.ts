import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { estimate } from '../numeric/estimate'
import { trimmedEstimator } from '../numeric/estimator'
import { numericOptions } from '../numeric/numeric-options'

/** The arithmetic mean. One answer that is wrong by a factor of a thousand carries it away: `median` is the safer default. */
export const mean = defineLocalRule({
  name: 'mean',
  label: 'Mean',
  summary: 'The average of the numbers. Every answer pulls, also a wrong one.',
  family: 'numeric',
  answers: ['number', 'probability', 'text'],
  options: z.strictObject(numericOptions),
  find: (input, options) =>
    estimate(
      input,
      options,
      trimmedEstimator('mean', () => 0),
    ),
})
