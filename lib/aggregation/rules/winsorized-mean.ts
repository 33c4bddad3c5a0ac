import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { estimate } from '../numeric/estimate'
import { numericOptions } from '../numeric/numeric-options'
import { winsorizedEstimator } from '../numeric/winsorized-mean'

const share = (end: string) =>
  z
    .number()
    .min(0)
    .lt(0.5)
    .default(0.2)
    .describe(`The share of the answers, the ${end} ones, that is replaced, below 0.5.`)

/** The mean with floor(low × n) lowest and floor(high × n) highest values replaced by the nearest value that is kept. */
export const winsorizedMean = defineLocalRule({
  name: 'winsorizedMean',
  label: 'Winsorized mean',
  summary: 'The average after extreme answers are moved to the nearest ordinary one.',
  family: 'numeric',
  answers: ['number', 'probability', 'text'],
  options: z.strictObject({ low: share('lowest'), high: share('highest'), ...numericOptions }),
  find: (input, options) => estimate(input, options, winsorizedEstimator(options.low, options.high)),
})
