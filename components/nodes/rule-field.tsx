'use client'

import { RadioGroup } from 'radix-ui'
import { useMemo } from 'react'
import { rules } from '@/lib/aggregation'
import type { AnswerType } from '@/lib/aggregation/answer'
import type { Rule } from '@/lib/aggregation/define-rule'
import type { RuleName } from '@/lib/aggregation/rule-name'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { useFieldIssue, useNodeForm } from '@/components/node-kit/form-context'
import { FieldGroup } from '@/components/ui/field'
import { cn } from '@/components/ui/cn'
import { indexGraph } from '@/lib/graph/graph-index'
import { answerOf } from '@/lib/graph/incoming-answer'

const families: { family: Rule['family']; label: string }[] = [
  { family: 'join', label: 'Put together' },
  { family: 'nominal', label: 'Count votes' },
  { family: 'ranked', label: 'Compare rankings' },
  { family: 'numeric', label: 'Combine numbers' },
  { family: 'freeText', label: 'Free text' },
]

type RuleFieldProps = { value: RuleName; onChange: (rule: RuleName) => void }

/** Every rule with the one line that helps to choose. */
export function RuleField({ value, onChange }: RuleFieldProps) {
  const error = useFieldIssue('rule')
  const given = useIncomingAnswers()
  return (
    <FieldGroup label="Rule">
      <RadioGroup.Root
        value={value}
        // The cast: the items are the only values that a group can answer with.
        onValueChange={(name) => onChange(name as RuleName)}
        aria-label="Rule"
        className="overflow-hidden rounded-lg border border-line"
      >
        {families.map(({ family, label }) => (
          <div key={family} className="border-b border-line last:border-b-0">
            <p className="bg-sunken px-2.5 py-1 text-2xs font-medium text-faint">{label}</p>
            {Object.values(rules)
              .filter((rule) => rule.family === family)
              .map((rule) => (
                <RuleRow key={rule.name} rule={rule} isChosen={rule.name === value} given={given} />
              ))}
          </div>
        ))}
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

/** The kinds of answer that lead into this node, each once. */
function useIncomingAnswers(): AnswerType[] {
  const { nodeId } = useNodeForm()
  const { graph } = useEditorSurroundings()
  return useMemo(() => {
    const index = indexGraph(graph)
    const sources = index.incoming(nodeId).filter(({ type }) => type !== 'input' && type !== 'note')
    return [...new Set(sources.map((source) => answerOf(source, index).type))]
  }, [graph, nodeId])
}
