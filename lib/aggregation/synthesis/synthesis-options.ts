import { z } from 'zod'
import { locale, seed } from '../options'

/** What a person may say about a synthesis. */
export const synthesisOptions = {
  instruction: z
    .string()
    .max(20_000)
    .default('Write one report that answers the task of the branches.')
    .describe('What the combined answer is to be.'),
  showLabels: z
    .boolean()
    .default(true)
    .describe('Tells the model the labels of the branches. Switch it off where labels name models.'),
  order: z
    .enum(['declared', 'shuffled'])
    .default('shuffled')
    .describe('The order in which the model reads the branches. Shuffled, none has the advantage of standing first.'),
  repair: z
    .boolean()
    .default(true)
    .describe('Asks once more for quotes that do not stand in the branches. What stays unconfirmed is flagged.'),
  seed,
  locale,
}
