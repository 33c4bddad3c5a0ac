import type { z } from 'zod'
import { countOptions, tieOptions } from '../options'

const { minValid, abstain, fuzzy } = countOptions

/** What every rule over rankings takes. */
export const rankedOptions = { minValid, abstain, fuzzy, ...tieOptions }

export type RankedOptions = z.output<z.ZodObject<typeof rankedOptions>>
