import { rules } from '@/lib/aggregation'
import { ruleNameSchema } from '@/lib/aggregation/rule-name'

/** What a rule is called on the screen. A rule of a later version keeps its own name. */
export function ruleLabel(rule: string): string {
  const known = ruleNameSchema.safeParse(rule)
  return known.success ? rules[known.data].label : rule
}
