import { z } from 'zod'
import type { Note } from '../contract'
import { defineLocalRule } from '../define-rule'
import { listNames } from '../extraction/note-remarks'
import { estimate } from '../numeric/estimate'
import { meanOfImages, within, type Estimator } from '../numeric/estimator'
import { numericOptions } from '../numeric/numeric-options'
import type { BranchValue } from '../numeric/read-values'

const logarithms = meanOfImages('geometric mean', Math.log, Math.exp)

const geometric: Estimator = {
  ...logarithms,
  centre: (points) => within(logarithms.centre(points), points.sorted),
  refuse: notPositive,
}

/** exp(mean of log x): the mean of factors and growth rates. Numbers of 0 or less are refused, they have no logarithm. */
export const geometricMean = defineLocalRule({
  name: 'geometricMean',
  label: 'Geometric mean',
  summary: 'The average of factors and orders of magnitude. Needs numbers above 0.',
  family: 'numeric',
  answers: ['number', 'probability', 'text'],
  options: z.strictObject(numericOptions),
  find: (input, options) => estimate(input, options, geometric),
})

function notPositive(values: readonly BranchValue[]): Note | null {
  const labels = values.filter(({ value }) => value <= 0).map(({ label }) => label)
  if (labels.length === 0) return null
  return { code: 'not_positive', message: `A geometric mean needs numbers above 0: see ${listNames(labels)}.` }
}
