import { z } from 'zod'
import { aggregate, checkRuleOptions, modelNeeds, rules } from '../aggregation'
import { answerSchema, type Answer } from '../aggregation/answer'
import { aggregationBranchSchema, type AggregationBranch, type AggregationResult } from '../aggregation/contract'
import { ruleNameSchema, type RuleName } from '../aggregation/rule-name'
import { InvalidInputError } from './parse-input'

const branchSchema = z.strictObject({
  label: z.string().max(500).optional(),
  status: aggregationBranchSchema.shape.status.optional(),
  /** A number is taken as its digits. null: it said nothing that counts. */
  output: z.union([z.string(), z.number()]).nullable(),
  weight: z.number().nonnegative().optional(),
  confidence: z.number().min(0).max(1).optional(),
})

/** The body of `POST /api/v1/aggregate`. */
export const aggregateRequestSchema = z.strictObject({
  rule: ruleNameSchema,
  options: z.record(z.string(), z.json()).optional(),
  branches: z.array(branchSchema).max(10_000),
  answer: answerSchema.optional(),
})
export type AggregateRequest = z.output<typeof aggregateRequestSchema>

/** The aggregation alone, for rules that call no model. @throws InvalidInputError with every problem at once. */
export function aggregateRequest({ rule, options = {}, branches, answer }: AggregateRequest): AggregationResult {
  const { answers } = rules[rule]
  const [need] = modelNeeds(rule, options)
  if (need === 'rule') {
    throw refused('rule', 'calls_model', `“${rule}” calls a model. Put it into a workflow and run that.`)
  }
  if (need !== undefined) {
    const message = `Option “${need}” may ask a model. Leave it out here, or put the rule into a workflow and run that.`
    throw refused(`options.${need}`, 'calls_model', message)
  }
  const asked = answer ?? usualAnswer(rule)
  if (!answers.includes(asked.type)) {
    throw refused('answer.type', 'answer_mismatch', `“${rule}” combines ${answers.join(' or ')}, not ${asked.type}.`)
  }
  const problems = checkRuleOptions(rule, options)
  if (problems.length > 0) {
    throw new InvalidInputError(problems.map((problem) => ({ ...problem, path: `options.${problem.path}` })))
  }
  return aggregate(rule, options, { branches: branches.map(toBranch), answer: asked })
}

function toBranch(branch: AggregateRequest['branches'][number], index: number): AggregationBranch {
  const output = branch.output === null ? null : String(branch.output)
  return {
    ...branch,
    index,
    output,
    label: branch.label ?? `Branch ${index + 1}`,
    status: branch.status ?? (output === null ? 'failed' : 'succeeded'),
  }
}

/** Text, or a number where the rule takes no text. */
function usualAnswer(rule: RuleName): Answer {
  return rules[rule].answers.includes('text') ? { type: 'text' } : { type: 'number' }
}

const refused = (path: string, code: string, message: string) => new InvalidInputError([{ path, code, message }])
