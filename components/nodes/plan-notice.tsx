'use client'

import { NumberField } from '@/components/node-kit/fields/number-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { TextField } from '@/components/node-kit/fields/text-field'
import type { NodeData } from '@/lib/nodes'

type Plan = NonNullable<NodeData<'section'>['plan']>
type PlanNoticeProps = { plan: Plan | undefined; onChange: (plan: Plan | undefined) => void }

/** Sections that a model proposes: the document can hold them, no run makes them yet, and the switch says so. */
export function PlanNotice({ plan, onChange }: PlanNoticeProps) {
  return (
    <>
      <SwitchField
        path="plan"
        label="Let a model propose the sections"
        hint="Not available yet."
        value={plan !== undefined}
        onChange={(wanted) => onChange(wanted ? { instruction: '' } : undefined)}
      />
      {plan === undefined ? null : (
        <>
          <TextField
            path="plan.instruction"
            label="How to divide the task"
            rows={3}
            value={plan.instruction}
            onChange={(instruction) => onChange({ ...plan, instruction })}
          />
          <div className="grid grid-cols-2 gap-3">
            <NumberField
              path="plan.min"
              label="At least"
              integer
              min={1}
              value={plan.min}
              onChange={(min) => onChange({ ...plan, min })}
            />
            <NumberField
              path="plan.max"
              label="At most"
              integer
              min={1}
              value={plan.max}
              onChange={(max) => onChange({ ...plan, max })}
            />
          </div>
        </>
      )}
    </>
  )
}
