'use client'

import { useMemo } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { NumberField } from '@/components/node-kit/fields/number-field'
import { SelectField, type SelectOption } from '@/components/node-kit/fields/select-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { useNodeForm } from '@/components/node-kit/form-context'
import { targetsOf, wantsAllAnswers } from '@/lib/graph/check-stop'
import { nameOfNode } from '@/lib/graph/node-facts'
import type { NodeData } from '@/lib/nodes'

type Stop = NonNullable<NodeData<'vote'>['stop']>
type StopFieldProps = { value: Stop | undefined; ballots: number; onChange: (stop: Stop | undefined) => void }

/** With fewer ballots 95 % sure is never reached before the leader cannot be overtaken anyway (aggregation.md section 5.3). */
const fewestForBeta = 9

/** When a vote may end before everyone has answered. */
export function StopField({ value, ballots, onChange }: StopFieldProps) {
  const rule = value?.rule ?? 'never'
  const waitsFor = useWhoWantsAll()
  const options: SelectOption<Stop['rule']>[] = [
    { value: 'never', label: 'Never: every voter answers' },
    { value: 'unbeatable', label: 'When the result cannot change any more' },
    {
      value: 'beta',
      label: `When the leader is sure enough${ballots < fewestForBeta ? ` (from ${fewestForBeta} ballots on)` : ''}`,
      disabled: ballots < fewestForBeta && rule !== 'beta',
    },
  ]
  return (
    <>
      <SelectField
        path="stop.rule"
        label="Stop early"
        value={rule}
        options={options}
        hint={rule !== 'never' && waitsFor !== null ? `${waitsFor} needs every answer, so all are asked.` : hints[rule]}
        onChange={(next) => onChange(next === 'never' ? undefined : { ...value, rule: next })}
      />
      {value?.rule === 'beta' ? (
        <NumberField
          path="stop.confidence"
          label="How sure"
          min={0.51}
          max={0.999}
          placeholder="0.95"
          value={value.confidence}
          onChange={(confidence) => onChange(clean({ ...value, confidence }))}
        />
      ) : null}
      {value === undefined || rule === 'never' ? null : (
        <SwitchField
          path="stop.atOnce"
          label="Ask all at once"
          hint="Sooner, but the calls that are called off in the middle are billed. Else only as many are asked at a time as could decide."
          value={value.atOnce ?? false}
          onChange={(atOnce) => onChange(clean({ ...value, atOnce: atOnce ? true : undefined }))}
        />
      )}
    </>
  )
}

const hints: Record<Stop['rule'], string> = {
  never: 'The most to compare, at the full price.',
  unbeatable: 'Saves a quarter to a third of the calls on average, and always finds what the full vote would.',
  beta: 'Saves more, and may now and then miss what the full vote would find. 0.97 or 0.99 for large votes.',
}

/** Who of those behind this vote keeps it from stopping early; null when nobody does. */
function useWhoWantsAll(): string | null {
  const { nodeId } = useNodeForm()
  const { graph } = useEditorSurroundings()
  return useMemo(() => {
    const target = targetsOf(nodeId, graph).find(wantsAllAnswers)
    return target === undefined ? null : `“${nameOfNode(target)}”`
  }, [graph, nodeId])
}

/** An option that is taken back leaves no key behind. */
function clean({
  rule,
  confidence,
  atOnce,
}: { [Key in keyof Stop]: Stop[Key] | undefined } & Pick<Stop, 'rule'>): Stop {
  return { rule, ...(confidence === undefined ? {} : { confidence }), ...(atOnce === undefined ? {} : { atOnce }) }
}
