'use client'

import { useRouter } from 'next/navigation'
import type { RunSummary } from '@/lib/db/runs'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

type RunPickerProps = { workflowId: string; runs: readonly RunSummary[]; picked: readonly string[] }

/** Which two runs are compared. The address holds them, so that a comparison can be shared. */
export function RunPicker({ workflowId, runs, picked }: RunPickerProps) {
  const router = useRouter()
  if (runs.length < 2) return null
  const both = [picked[0] ?? runs[1]?.id ?? '', picked[1] ?? runs[0]?.id ?? '']
  const pick = (at: number, runId: string) => {
    const next = both.map((id, place) => (place === at ? runId : id))
    router.replace(`/workflows/${workflowId}/compare?runs=${next.join(',')}`, { scroll: false })
  }
  return (
    <div className="grid gap-4 md:grid-cols-2 print:hidden">
      {['First run', 'Second run'].map((label, at) => (
        <Field key={label} label={label}>
          {(control) => (
            <Select {...control} value={both[at]} onChange={(event) => pick(at, event.target.value)}>
              {runs.map((run) => (
                <option key={run.id} value={run.id}>
                  {nameOf(run)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
    </div>
  )
}

function nameOf({ createdAt, status, basedOn }: RunSummary): string {
  const time = new Date(createdAt).toISOString().slice(0, 19).replace('T', ' ')
  return `${time} UTC, ${status}${basedOn === null ? '' : ', again'}`
}
