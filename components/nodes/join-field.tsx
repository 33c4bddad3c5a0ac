'use client'

import { NumberField } from '@/components/node-kit/fields/number-field'
import { SelectField, type SelectOption } from '@/components/node-kit/fields/select-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import type { Join } from '@/lib/nodes/aggregate'

type JoinFieldProps = { value: Join | undefined; onChange: (join: Join | undefined) => void }

const waits: SelectOption<Join['wait']>[] = [
  { value: 'all', label: 'When every branch has settled' },
  { value: 'quorum', label: 'When enough have succeeded' },
  { value: 'first', label: 'When the first has succeeded' },
  { value: 'deadline', label: 'After a time' },
]

const hints: Record<Join['wait'], string> = {
  all: 'Waits for all, those that fail included.',
  quorum: 'The rest is cancelled, and no longer paid for.',
  first: 'The quickest answer counts; the rest is cancelled.',
  deadline: 'Takes what has succeeded by then; the rest is cancelled.',
}

/** The contract by which a fan-in decides when to start. */
export function JoinField({ value, onChange }: JoinFieldProps) {
  const join: Join = value ?? { wait: 'all' }
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        path="join.wait"
        label="Starts"
        value={join.wait}
        options={waits}
        hint={hints[join.wait]}
        onChange={(wait) => onChange(wait === 'all' ? undefined : { wait, letRestFinish: join.letRestFinish })}
      />
      {join.wait === 'quorum' ? (
        <NumberField
          path="join.count"
          label="How many"
          integer
          min={1}
          value={join.count}
          onChange={(count) => onChange(clean({ ...join, count }))}
        />
      ) : null}
      {join.wait === 'quorum' ? (
        <NumberField
          path="join.seconds"
          label="Grace in seconds"
          optional
          min={0.1}
          placeholder="0"
          hint="How much longer to wait for others once enough have succeeded."
          value={join.seconds}
          onChange={(seconds) => onChange(clean({ ...join, seconds }))}
        />
      ) : null}
      {join.wait === 'deadline' ? (
        <NumberField
          path="join.seconds"
          label="Seconds"
          min={0.1}
          value={join.seconds}
          onChange={(seconds) => onChange(clean({ ...join, seconds }))}
        />
      ) : null}
      {join.wait === 'all' ? null : (
        <SwitchField
          path="join.letRestFinish"
          label="Let the rest finish"
          hint="Branches that are no longer needed go on instead of being cancelled."
          value={join.letRestFinish ?? false}
          onChange={(finish) => onChange(clean({ ...join, letRestFinish: finish ? true : undefined }))}
        />
      )}
    </div>
  )
}

/** An option that is taken back leaves no key behind. */
function clean(join: Join): Join {
  const { wait, count, seconds, letRestFinish } = join
  return {
    wait,
    ...(count === undefined ? {} : { count }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(letRestFinish === undefined ? {} : { letRestFinish }),
  }
}
