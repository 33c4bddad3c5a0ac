'use client'

import { ChoicesField } from '@/components/node-kit/fields/choices-field'
import { NumberField } from '@/components/node-kit/fields/number-field'
import { SelectField } from '@/components/node-kit/fields/select-field'
import { StepsField } from '@/components/node-kit/fields/steps-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { TextField } from '@/components/node-kit/fields/text-field'
import { JsonField } from '@/components/node-kit/fields/json-field'
import type { Rule } from '@/lib/aggregation/define-rule'
import type { Criterion } from '@/lib/aggregation/judging/rubric'
import { readRuleOptions, type RuleOption } from '@/lib/editor/rule-options'
import type { NodeData } from '@/lib/nodes'
import { PanelField } from './panel-field'
import { RubricField } from './rubric-field'

type Options = NonNullable<NodeData<'aggregate'>['options']>
type RuleOptionsFieldsProps = {
  rule: Rule
  value: Options | undefined
  onChange: (options: Options | undefined) => void
}

/** A form made from the schema of the rule's options: a new option of a rule needs nothing here. */
export function RuleOptionsFields({ rule, value = {}, onChange }: RuleOptionsFieldsProps) {
  function change(name: string, next: Options[string] | undefined) {
    const rest = Object.entries(value).filter(([key]) => key !== name)
    const options = Object.fromEntries(next === undefined ? rest : [...rest, [name, next]])
    onChange(Object.keys(options).length === 0 ? undefined : options)
  }

  return readRuleOptions(rule).map((option) => (
    <OptionField
      key={option.name}
      option={option}
      value={value[option.name]}
      onChange={(next) => change(option.name, next)}
    />
  ))
}

type OptionFieldProps = {
  option: RuleOption
  value: Options[string] | undefined
  onChange: (value: Options[string] | undefined) => void
}

/** What is at its default is not written into the document. */
function OptionField({ option, value, onChange }: OptionFieldProps) {
  const path = `options.${option.name}`
  const { label, hint } = option
  switch (option.kind) {
    case 'switch':
      return (
        <SwitchField
          path={path}
          label={label}
          hint={hint}
          value={typeof value === 'boolean' ? value : option.default}
          onChange={(on) => onChange(on === option.default ? undefined : on)}
        />
      )
    case 'choice':
      return (
        <SelectField
          path={path}
          label={label}
          hint={hint}
          value={typeof value === 'string' ? value : option.default}
          options={option.choices}
          onChange={(choice) => onChange(choice === option.default ? undefined : choice)}
        />
      )
    case 'number':
      return (
        <NumberField
          path={path}
          label={label}
          hint={hint}
          integer={option.integer}
          min={option.min}
          max={option.max}
          placeholder={option.default === null ? 'automatic' : String(option.default)}
          value={typeof value === 'number' ? value : undefined}
          onChange={(number) => onChange(number === option.default ? undefined : number)}
        />
      )
    case 'text':
      return (
        <TextField
          path={path}
          label={label}
          hint={hint}
          rows={option.isLong ? 3 : 1}
          placeholder={option.default}
          value={typeof value === 'string' ? value : ''}
          onChange={(text) => onChange(text === '' || text === option.default ? undefined : text)}
        />
      )
    case 'steps':
      return (
        <StepsField
          path={path}
          label={label}
          hint={hint}
          choices={option.choices}
          value={isTexts(value) ? value : option.default}
          onChange={(steps) => onChange(steps.length === 0 || isSame(steps, option.default) ? undefined : steps)}
        />
      )
    case 'list':
      return (
        <ChoicesField
          path={path}
          label={label}
          hint={hint}
          noun="entry"
          value={isTexts(value) ? value : option.default}
          onChange={(texts) => onChange(isSame(texts, option.default) ? undefined : texts)}
        />
      )
    case 'panel':
      return (
        <PanelField
          path={path}
          label={label}
          hint={hint}
          noun={option.name === 'judges' ? 'judge' : 'proposer'}
          value={isItems(value) ? value : option.default}
          onChange={(panel) => onChange(isSame(panel, option.default) ? undefined : panel)}
        />
      )
    case 'rubric':
      return (
        <RubricField
          path={path}
          label={label}
          hint={hint}
          value={isRubric(value) ? value : option.default}
          onChange={(criteria) => onChange(isSame(criteria, option.default) ? undefined : criteria)}
        />
      )
    case 'json':
      return <JsonField path={path} label={label} hint={hint} value={value ?? option.default} onChange={onChange} />
    default:
      return option satisfies never
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isItems(value: unknown): value is { model?: string }[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
}

function isRubric(value: unknown): value is Criterion[] {
  return isItems(value) && value.every((item) => 'name' in item && typeof item.name === 'string')
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
