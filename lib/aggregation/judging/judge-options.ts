import { z } from 'zod'
import { tieOptions } from '../options'
import { effort, judges } from './panel'

/** What an answer is judged by, where a person says nothing else. */
const usualQuestion = 'Which answer does the task better: is it right, complete and useful?'

/** Policies that need no text of the answers and no further call: judged answers are long, and have been judged already. */
const tiePolicies = ['report', 'confidence', 'priority', 'random'] as const

/** Options that the rules with judges share. */
export const judgeOptions = {
  instruction: z
    .string()
    .max(20_000)
    .default(usualQuestion)
    .describe('What the answers are judged by. Say what the task was: the judges see the answers only.'),
  judges,
  effort,
  minValid: z.int().positive().default(1).describe('Fewest answers for a result.'),
  ...tieOptions,
  ties: z
    .array(z.enum(tiePolicies))
    .min(1)
    .default(['report'])
    .describe('What breaks a tie, in this order: the confidence that branches state, a branch with priority, a lot.'),
}
export type JudgeOptions = z.output<z.ZodObject<typeof judgeOptions>>
