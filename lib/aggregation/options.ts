import { z } from 'zod'
import { tiePolicies } from './ballots/break-tie'
import { isLanguageTag } from './numbers/number-locale'

// Options that several rules share. The description is what a form shows under the field.

export const minValid = z
  .int()
  .positive()
  .optional()
  .describe('Fewest usable answers for a result. Left out: more than half of the branches that finished.')

export const locale = z
  .string()
  .refine(isLanguageTag, 'Use a language tag such as en-US or de-DE')
  .default('en-US')
  .describe('How numbers are written: 1,234.5 in en-US is 1.234,5 in de-DE.')

export const seed = z.int().nonnegative().max(4294967295).default(1).describe('Makes every draw repeatable.')

export const repair = z
  .boolean()
  .default(false)
  .describe('Asks a model once for the answer of each branch that cannot be read. What it says is marked as repaired.')

/** How ballots are read and counted. */
export const countOptions = {
  base: z
    .enum(['valid', 'planned', 'nonAbstain'])
    .default('valid')
    .describe(
      'What a share is a share of: usable answers, all planned branches, or usable answers that do not abstain.',
    ),
  minValid,
  abstain: z
    .array(z.string())
    .default(['abstain', 'unsure', 'n/a', 'cannot determine'])
    .describe('Answers that are counted as abstaining. A declared choice is a choice all the same.'),
  fuzzy: z.boolean().default(false).describe('Takes a misspelt choice for the only one that is at least 85 % similar.'),
  locale,
  repair,
}

/** What happens when several answers have the most votes. */
export const tieOptions = {
  ties: z
    .array(z.enum(tiePolicies))
    .min(1)
    .default(['report'])
    .describe(
      'What breaks a tie, in this order: the confidence that branches state, a branch with priority, the order of the choices, further votes, a model as judge, a lot.',
    ),
  extraVotes: z
    .int()
    .min(1)
    .max(25)
    .default(3)
    .describe('How many further votes are asked for where a tie is to be broken by them.'),
  priority: z
    .array(z.int().nonnegative())
    .default([])
    .describe('Numbers of the branches whose answers break a tie, the strongest first. Empty: declared order.'),
  seed,
}

export type CountOptions = z.output<z.ZodObject<typeof countOptions>>
