import { z } from 'zod'
import type { Price } from './claude-models'

const dollars = z
  .number('Enter a price in dollars, such as 2.50.')
  .nonnegative('A price is 0 or more.')
  .max(100_000, 'That is more than any model costs: enter dollars for a million tokens.')

export const priceSchema = z.strictObject({
  inputUsd: dollars,
  outputUsd: dollars,
  cacheWriteUsd: dollars.nullable(),
  cacheWrite1hUsd: dollars.nullable(),
  cacheReadUsd: dollars.nullable(),
  upToInputTokens: z.int('Enter whole tokens.').positive('Enter at least 1 token.').nullable(),
}) satisfies z.ZodType<Price>

const tiersSchema = z
  .array(priceSchema)
  .min(1)
  .max(5)
  .superRefine((tiers, context) => {
    tiers.forEach(({ upToInputTokens }, at) => {
      const isLast = at === tiers.length - 1
      const before = tiers[at - 1]?.upToInputTokens ?? 0
      const message = isLast
        ? upToInputTokens === null
          ? null
          : 'The last price holds for prompts of any size: leave this empty.'
        : upToInputTokens === null || upToInputTokens <= before
          ? 'Enter up to how many tokens it holds, more than in the line before.'
          : null
      if (message !== null) context.addIssue({ code: 'custom', path: [at, 'upToInputTokens'], message })
    })
  })

/** A price that a person has entered: for this very model id of one connection, from a day on (UTC). 0 is a known price. */
export const ownPriceSchema = z.strictObject({
  modelId: z
    .string()
    .trim()
    .min(1, 'Name the model as its server calls it.')
    .max(200)
    .regex(/^\S+$/, 'A model id has no spaces.'),
  from: z.iso.date('Enter the day from which the price holds.'),
  /** By size of the prompt, smallest first. */
  tiers: tiersSchema,
  /** For a thousand searches that the server makes. */
  webSearchUsd: dollars.nullable(),
  note: z.string().trim().max(300).default(''),
})
export type OwnPrice = z.output<typeof ownPriceSchema>
