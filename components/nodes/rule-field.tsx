'use client'

import { ChevronRight } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { rules } from '@/lib/aggregation'
import type { AnswerType } from '@/lib/aggregation/answer'
import type { Rule } from '@/lib/aggregation/define-rule'
import type { RuleName } from '@/lib/aggregation/rule-name'
import { useFieldIssue } from '@/components/node-kit/form-context'
import { FieldGroup } from '@/components/ui/field'
import { cn } from '@/components/ui/cn'

/** The kinds of rules, in the order in which a person is offered them. `suits`: the answers that a family is made for; it may take others as well. */
export const ruleFamilies: { family: Rule['family']; label: string; suits: readonly AnswerType[] }[] = [
  { family: 'join', label: 'Put together', suits: ['text', 'json'] },
  { family: 'nominal', label: 'Count votes', suits: ['choice'] },
  { family: 'ranked', label: 'Compare rankings', suits: ['ranking'] },
  { family: 'numeric', label: 'Combine numbers', suits: ['number', 'probability'] },
  { family: 'freeText', label: 'Free text', suits: ['text'] },
]

type RuleFieldProps = {
  value: RuleName
  onChange: (rule: RuleName) => void
  /** The kinds of answer that are to be combined. */
  given: readonly AnswerType[]
}

/** Every rule with the one line that helps to choose; families that do not suit what is to be combined are folded. */
export function RuleField({ value, onChange, given }: RuleFieldProps) {
  const error = useFieldIssue('rule')
  return (
    <FieldGroup label="Rule">
      <RadioGroup.Root
        value={value}
        // The cast: the items are the only values that a group can answer with.
        onValueChange={(name) => onChange(name as RuleName)}
        aria-label="Rule"
        className="overflow-hidden rounded-lg border border-line"
      >
        {ruleFamilies.map(({ family, label, suits }) => {
          const members = Object.values(rules).filter((rule) => rule.family === family)
          const isOpen = rules[value].family === family || given.some((type) => suits.includes(type))
          return (
            // Opened anew when other answers lead here: what suits them is to be seen.
            <details
              key={`${family} ${isOpen}`}
              open={isOpen}
              className="group/family border-b border-line last:border-b-0"
            >
              <summary className="flex cursor-pointer list-none items-center gap-1 bg-sunken px-2 py-1.5 text-xs font-medium text-muted hover:text-ink focus-visible:-outline-offset-2">
                <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/family:rotate-90" />
                {label}
                <span className="ml-auto font-normal text-faint">{members.length} rules</span>
              </summary>
              {members.map((rule) => (
                <RuleRow key={rule.name} rule={rule} isChosen={rule.name === value} given={given} />
              ))}
            </details>
          )
        })}
      </RadioGroup.Root>
      {error ? <p className="text-xs text-warning">{error}</p> : null}
    </FieldGroup>
  )
}

type RuleRowProps = { rule: Rule; isChosen: boolean; given: readonly AnswerType[] }

function RuleRow({ rule, isChosen, given }: RuleRowProps) {
  const unfit = given.filter((type) => !rule.answers.includes(type))
  return (
    <RadioGroup.Item
      value={rule.name}
      {...(isChosen ? { 'data-field': 'rule' } : {})}
      className={cn(
        'flex w-full items-start gap-2 px-2.5 py-1.5 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2',
        isChosen && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      <span
        aria-hidden
        className={cn(
          'mt-1 grid size-3.5 shrink-0 place-items-center rounded-full border border-edge bg-surface',
          isChosen && 'border-accent',
        )}
      >
        {isChosen ? <span className="size-1.5 rounded-full bg-accent" /> : null}
      </span>
      <span className="min-w-0">
        <span className={cn('block text-sm', isChosen && 'font-medium')}>{rule.label}</span>
        <span className="block text-xs text-muted">{rule.summary}</span>
        {unfit.length > 0 ? (
          <span className="block text-xs text-warning">Does not combine {unfit.join(' and ')} answers.</span>
        ) : null}
      </span>
    </RadioGroup.Item>
  )
}
