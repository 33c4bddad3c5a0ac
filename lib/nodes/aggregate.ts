import { z } from 'zod'
import { rules } from '../aggregation'
import { ruleNameSchema } from '../aggregation/rule-name'
import { modelReferenceSchema } from './call-options'
import { defineNode, type DataProblem } from './define-node'

/** When a fan-in starts. `count` belongs to `quorum`, `seconds` to `deadline`, and to `quorum` as a grace for those that come a little later. */
const joinSchema = z.strictObject({
  wait: z.enum(['all', 'quorum', 'first', 'deadline']),
  count: z.int().positive().optional(),
  seconds: z.number().positive().optional(),
  /** Branches that the join no longer needs go on instead of being cancelled. */
  letRestFinish: z.boolean().optional(),
})
export type Join = z.infer<typeof joinSchema>

/** Fans in: waits for the incoming branches as its join says and combines their outputs by a rule. */
export const aggregate = defineNode({
  type: 'aggregate',
  label: 'Aggregate',
  summary: 'Combines the branches into one result.',
  schema: z.strictObject({
    label: z.string(),
    rule: ruleNameSchema,
    /** The rule's own options; checked by the rule, see `lib/aggregation`. */
    options: z.record(z.string(), z.json()).optional(),
    join: joinSchema.optional(),
    onFailure: z.enum(['continue', 'fail']).optional(),
    minSucceeded: z.int().positive().optional(),
    /** For rules that call one. */
    model: modelReferenceSchema.optional(),
  }),
  defaults: { label: 'Aggregate', rule: 'concatenate' },
  handles: { input: true, output: true },
  branches: (data) => (rules[data.rule].callsModel ? 1 : 0),
  templates: () => [],
  check: (data) => checkJoin(data.join),
})

function checkJoin(join: Join | undefined): DataProblem[] {
  if (join?.wait === 'quorum' && join.count === undefined) {
    return [{ path: 'join.count', code: 'no_quorum', message: 'Say how many branches must have succeeded.' }]
  }
  if (join?.wait === 'deadline' && join.seconds === undefined) {
    return [{ path: 'join.seconds', code: 'no_deadline', message: 'Say after how many seconds the result is made.' }]
  }
  return []
}
