import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { estimate } from '../numeric/estimate'
import { trimmedEstimator } from '../numeric/estimator'
import { numericOptions } from '../numeric/numeric-options'
import { medianDrop } from '../numeric/trimmed-centre'

/** The middle value, or the mean of the two middle ones. Holds until half of the answers are wrong. */
export const median = defineLocalRule({
  name: 'median',
  label: 'Median',
  summary: 'The middle number. Holds although some answers are far off.',
  family: 'numeric',
  answers: ['number', 'probability', 'text'],
  options: z.strictObject(numericOptions),
  find: (input, options) => estimate(input, options, trimmedEstimator('median', medianDrop)),
})
