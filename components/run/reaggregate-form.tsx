'use client'

import { Sigma } from 'lucide-react'
import { useId, useState, useTransition } from 'react'
import { reaggregate } from '@/lib/actions/runs'
import { rules } from '@/lib/aggregation'
import type { AnswerType } from '@/lib/aggregation/answer'
import type { Rule } from '@/lib/aggregation/define-rule'
import type { RuleName } from '@/lib/aggregation/rule-name'
import type { Problem } from '@/lib/errors/result'
import type { FlowNode } from '@/lib/graph/document'
import { Advanced } from '@/components/node-kit/fields/call-options-fields'
import { NodeFormProvider } from '@/components/node-kit/form-context'
import { RuleField } from '@/components/nodes/rule-field'
import { RuleOptionsFields } from '@/components/nodes/rule-options-fields'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { ErrorNote } from './error-note'

type ReaggregateFormProps = {
  runId: string
  /** As the run had it. */
  node: FlowNode<'aggregate'>
  given: readonly AnswerType[]
  /** Told with the seq of the event that recorded it, new or from before. */
  onRecorded: (seq: number) => void
}

const noConnection = 'The server did not answer, so nothing was computed. Check that it runs, then try again.'

/** Asks by which rule and with which options the branches are to be combined, with the fields of the editor. */
export function ReaggregateForm({ runId, node, given, onRecorded }: ReaggregateFormProps) {
  const [chosen, setChosen] = useState(() => startWith(node, given))
  const [problem, setProblem] = useState<Pick<Problem, 'code' | 'message' | 'issues'> | null>(null)
  const [isBusy, startTransition] = useTransition()
  const hintId = useId()
  const rule = rules[chosen.rule]

  function change(next: Partial<typeof chosen>) {
    setChosen((current) => ({ ...current, ...next }))
    setProblem(null)
  }

  function submit() {
    startTransition(async () => {
      try {
        const result = await reaggregate({ runId, nodeId: node.id, rule: chosen.rule, options: chosen.options ?? {} })
        setProblem(result.ok ? null : result.problem)
        if (result.ok) onRecorded(result.value.seq)
      } catch {
        setProblem({ code: 'unreachable_server', message: noConnection, issues: [] })
      }
    })
  }

  return (
    <NodeFormProvider nodeId={node.id} issues={problem?.issues ?? []} references={[]}>
      <form
        aria-label={`Aggregate ${node.data.label} another way`}
        className="flex max-w-md flex-col gap-4 print:hidden"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <RuleField
          value={chosen.rule}
          given={given}
          whyNot={whyNot}
          onChange={(name) => change({ rule: name, options: optionsOf(node, name) })}
        />
        <Advanced label={`Options of ${rule.label.toLowerCase()}`}>
          {/* A field keeps what is being typed: another rule begins with fields of its own. */}
          <RuleOptionsFields
            key={chosen.rule}
            rule={rule}
            value={chosen.options}
            onChange={(options) => change({ options })}
          />
        </Advanced>
        {problem === null ? null : (
          <div role="alert">
            <ErrorNote title="Nothing was computed" error={problem} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Button type="submit" variant="primary" disabled={isBusy} aria-describedby={hintId}>
            {isBusy ? <Spinner /> : <Sigma aria-hidden />}
            Aggregate
          </Button>
          <span id={hintId} className="text-xs text-muted">
            Calls no model. The run’s own result stays.
          </span>
        </div>
      </form>
    </NodeFormProvider>
  )
}

/** Begins with the first rule that suits the answers and is not the run's own; where there is none, with the run's own. */
function startWith(node: FlowNode<'aggregate'>, given: readonly AnswerType[]) {
  const suits = ({ name, callsModel, answers }: Rule) =>
    !callsModel && name !== node.data.rule && given.every((type) => answers.includes(type))
  const own = rules[node.data.rule]
  const sameKind = Object.values(rules).find((rule) => rule.family === own.family && suits(rule))
  const rule = (sameKind ?? Object.values(rules).find(suits) ?? own).name
  return { rule, options: optionsOf(node, rule) }
}

/** The run's own rule keeps the run's own options; another begins with its defaults. */
function optionsOf({ data }: FlowNode<'aggregate'>, rule: RuleName): FlowNode<'aggregate'>['data']['options'] {
  return rule === data.rule ? data.options : undefined
}

function whyNot({ callsModel }: Rule): string | null {
  return callsModel ? 'Calls a model. Choose it in the workflow and run it again.' : null
}
