import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { estimate } from '../numeric/estimate'
import { numericOptions } from '../numeric/numeric-options'
import { weightedMedianEstimator } from '../numeric/weighted-centre'

/**
 * The smallest value with more than half of the weight up to it; with exactly half, the middle between it and the next one.
 * @see Edgeworth 1888, On a New Method of Reducing Observations.
 */
export const weightedMedian = defineLocalRule({
  name: 'weightedMedian',
  label: 'Weighted median',
  summary: 'The number in the middle of the weight. Holds although some answers are far off.',
  family: 'numeric',
  answers: ['number', 'probability', 'text'],
  options: z.strictObject(numericOptions),
  find: (input, options) => estimate(input, options, weightedMedianEstimator),
})
