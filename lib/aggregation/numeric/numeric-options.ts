import { z } from 'zod'
import { locale, minValid, repair, seed } from '../options'

/** What every rule over numbers takes. */
export const numericOptions = {
  minValid,
  outliers: z
    .enum(['flag', 'drop'])
    .default('flag')
    .describe('Values that lie apart are marked and kept, or left out and listed.'),
  outlierMethod: z
    .enum(['modifiedZ', 'tukey'])
    .default('modifiedZ')
    .describe(
      'What lies apart: a modified z score beyond 3.5, or more than 1.5 interquartile ranges outside of the quartiles.',
    ),
  locale,
  repair,
  seed,
}

export type NumericOptions = z.output<z.ZodObject<typeof numericOptions>>
