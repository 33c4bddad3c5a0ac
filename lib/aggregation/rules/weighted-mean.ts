import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { estimate } from '../numeric/estimate'
import { numericOptions } from '../numeric/numeric-options'
import { weightedMeanEstimator } from '../numeric/weighted-centre'

/** Σwx / Σw over the weights of the branches; a branch without a weight has 1. */
export const weightedMean = defineLocalRule({
  name: 'weightedMean',
  label: 'Weighted mean',
  summary: 'The average where branches count by their weights.',
  family: 'numeric',
  answers: ['number', 'probability', 'text'],
  options: z.strictObject(numericOptions),
  find: (input, options) => estimate(input, options, weightedMeanEstimator),
})
