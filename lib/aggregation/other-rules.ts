import { checkRuleOptions, modelNeeds, rules } from '.'
import type { AnswerType } from './answer'
import type { AggregationResult } from './contract'
import type { LocalRule } from './define-rule'
import { ruleNameSchema } from './rule-name'

/** Another way of combining the same branches. */
type OtherRule = { rule: LocalRule; options: AggregationResult['options'] }

/**
 * The rules that could have stood in the place of this one: of its family, calling no model, and made for such answers. They keep
 * the options that they share with it, so that they read the same branches in the same way and
 * differ in nothing but the rule; only options that may ask a model are left out.
 */
export function otherRules(own: Pick<AggregationResult, 'rule' | 'options'>, answer: AnswerType): OtherRule[] {
  const known = ruleNameSchema.safeParse(own.rule)
  if (!known.success) return []
  const { family } = rules[known.data]
  if (family === 'join') return []
  return Object.values(rules).flatMap((rule): OtherRule[] => {
    if (rule.callsModel || rule.name === own.rule || rule.family !== family || !rule.answers.includes(answer)) return []
    return [{ rule, options: sharedOptions(rule, own.options) }]
  })
}

function sharedOptions(rule: LocalRule, options: AggregationResult['options']): AggregationResult['options'] {
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => {
      const alone = { [name]: value }
      return checkRuleOptions(rule.name, alone).length === 0 && modelNeeds(rule.name, alone).length === 0
    }),
  )
}
