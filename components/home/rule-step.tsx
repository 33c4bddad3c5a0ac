'use client'

import { rules } from '@/lib/aggregation'
import { ChoiceCards } from './choice-cards'
import type { StepProps } from './guided-step'
import { fittingRules } from './guided-workflow'

/** The rules that can combine what was chosen before. */
export function RuleStep({ answers, change }: StepProps) {
  return (
    <ChoiceCards
      label="Rule"
      value={answers.rule}
      onChange={(rule) => change({ rule })}
      className="sm:grid-cols-1"
      options={fittingRules(answers).map((name) => ({
        value: name,
        title: rules[name].label,
        text: rules[name].summary,
      }))}
    />
  )
}
