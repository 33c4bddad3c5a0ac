'use client'

import { useState } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { nameModel } from '@/components/node-kit/model-choice'
import { plural } from '@/components/run/format-figures'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { mixVoters, personasOf } from '@/lib/nodes/persona-panel'
import type { FillProps } from './fill-voters'

/** Every persona that the voters have, through every chosen model, several times each. */
export function FillByMix({ voters, onFill }: FillProps) {
  const { models } = useEditorSurroundings()
  const personas = personasOf(voters)
  const [chosen, setChosen] = useState<readonly string[]>(() => [
    ...new Set(voters.flatMap(({ model }) => model ?? [])),
  ])
  const [samples, setSamples] = useState('1')
  const times = Math.min(1000, Math.max(1, Math.trunc(Number(samples)) || 1))
  const mixed = mixVoters(personas, chosen, times, (model) => nameModel(models, model))
  const ballots = mixed.length * times

  return (
    <>
      <p className="text-xs text-muted">
        {personas.length === 0
          ? 'The voters have no personas: the chosen models are mixed alone.'
          : `${plural(personas.length, 'persona')} of the voters, each through every chosen model.`}
      </p>
      <fieldset className="flex max-h-48 scroll-thin flex-col gap-1 overflow-y-auto">
        <legend className="mb-1 text-xs font-medium text-muted">Models</legend>
        {models.map(({ reference, label, group }) => (
          <Checkbox
            key={reference}
            label={
              <span>
                {label} <span className="text-2xs text-faint">{group}</span>
              </span>
            }
            checked={chosen.includes(reference)}
            onCheckedChange={(isChosen) =>
              setChosen(isChosen ? [...chosen, reference] : chosen.filter((other) => other !== reference))
            }
          />
        ))}
      </fieldset>
      <Field label="Samples of each">
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={1000}
            value={samples}
            onChange={(event) => setSamples(event.target.value)}
          />
        )}
      </Field>
      <Button disabled={mixed.length > 1000} onClick={() => onFill(mixed)}>
        Make {plural(mixed.length, 'voter')}, {plural(ballots, 'ballot')}
      </Button>
      {mixed.length > 1000 ? (
        <p className="text-xs text-warning">A vote has at most 1,000 voters. Choose fewer models.</p>
      ) : null}
    </>
  )
}
