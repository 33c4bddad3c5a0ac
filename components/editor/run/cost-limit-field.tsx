'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useRunControl } from '../run-control'
import { limitProblem } from './parse-limit'

/** How much a run may cost: before each call the most that it can cost is held back, and what no longer fits is not called. */
export function CostLimitField() {
  const { limit, setLimit } = useRunControl()
  return (
    <Field
      label="Stop at"
      optional
      error={limitProblem(limit)}
      hint={limit.trim() === '' ? undefined : 'A call is made only while the most that it can cost still fits.'}
    >
      {(control) => (
        <div className="relative">
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-sm text-faint"
          >
            $
          </span>
          <Input
            {...control}
            className="pl-6"
            inputMode="decimal"
            autoComplete="off"
            placeholder="No limit"
            value={limit}
            onChange={(event) => setLimit(event.target.value)}
          />
        </div>
      )}
    </Field>
  )
}
