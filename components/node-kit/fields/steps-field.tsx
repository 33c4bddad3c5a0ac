'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { FieldGroup } from '@/components/ui/field'
import { useFieldIssue } from '../form-context'

type StepsFieldProps = {
  path: string
  label: string
  hint?: string
  choices: readonly { value: string; label: string }[]
  value: readonly string[]
  onChange: (steps: string[]) => void
}

/** Several of a few, in the order in which they were ticked. */
export function StepsField({ path, label, hint, choices, value, onChange }: StepsFieldProps) {
  const error = useFieldIssue(path, true)
  return (
    <FieldGroup label={label} hint={hint}>
      <div data-field={path} className="flex flex-col">
        {choices.map((choice) => {
          const place = value.indexOf(choice.value)
          return (
            <Checkbox
              key={choice.value}
              checked={place >= 0}
              onCheckedChange={(wanted) =>
                onChange(wanted ? [...value, choice.value] : value.filter((other) => other !== choice.value))
              }
              label={
                <>
                  {choice.label}
                  {place >= 0 && value.length > 1 ? <span className="text-xs text-faint">{place + 1}.</span> : null}
                </>
              }
            />
          )
        })}
      </div>
      {error ? <p className="text-xs text-warning">{error}</p> : null}
    </FieldGroup>
  )
}
