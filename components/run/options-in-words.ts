import { rules } from '@/lib/aggregation'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { ruleNameSchema } from '@/lib/aggregation/rule-name'
import { isSameJson } from '@/lib/editor/is-same-json'
import { readRuleOptions, type RuleOption } from '@/lib/editor/rule-options'

type Value = AggregationResult['options'][string]

/** What tells two aggregations by one rule apart: the options that are not at their defaults, by the names that their fields have. */
export function optionsInWords({ rule, options }: Pick<AggregationResult, 'rule' | 'options'>): string[] {
  const known = ruleNameSchema.safeParse(rule)
  if (!known.success) return []
  return readRuleOptions(rules[known.data]).flatMap((option) => {
    const value = options[option.name]
    return value === undefined || isSameJson(value, option.default)
      ? []
      : [`${option.label}: ${inWords(option, value)}`]
  })
}

function inWords(option: RuleOption, value: Value): string {
  if (option.kind === 'switch') return value === true ? 'on' : 'off'
  // In quotes: what separates two texts may be nothing but a line break.
  if (option.kind === 'text') return JSON.stringify(value)
  const named = (part: unknown) =>
    ('choices' in option ? option.choices.find((choice) => choice.value === part)?.label : undefined) ?? String(part)
  return Array.isArray(value) ? value.map(named).join(', ') || 'none' : named(value)
}
