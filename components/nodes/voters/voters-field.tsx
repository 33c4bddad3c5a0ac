'use client'

import { ItemList } from '@/components/node-kit/fields/item-list'
import { ModelField } from '@/components/node-kit/fields/model-field'
import { NumberField } from '@/components/node-kit/fields/number-field'
import { TextField } from '@/components/node-kit/fields/text-field'
import type { Voter } from '@/lib/nodes/vote'
import { FillVoters } from './fill-voters'

type VotersFieldProps = { value: readonly Voter[]; onChange: (voters: Voter[]) => void }

export function VotersField({ value, onChange }: VotersFieldProps) {
  const ballots = countBallots(value)
  return (
    <div className="flex flex-col gap-2">
      <ItemList<Voter>
        path="voters"
        label="Voters"
        noun="voter"
        hint={`${ballots} ${ballots === 1 ? 'ballot' : 'ballots'} in all. Voters differ by model, persona, or only by chance.`}
        items={value}
        onChange={onChange}
        create={() => ({ label: `Voter ${value.length + 1}` })}
        head={(voter, at, change) => (
          <TextField
            path={`voters.${at}.label`}
            label={`Name of voter ${at + 1}`}
            hideLabel
            placeholder={`Voter ${at + 1}`}
            value={voter.label}
            onChange={(label) => change({ label })}
          />
        )}
      >
        {(voter, at, change) => (
          <>
            <ModelField
              path={`voters.${at}.model`}
              label={`Model of voter ${at + 1}`}
              hideLabel
              none="Model: the default"
              value={voter.model}
              onChange={(model) => change({ model })}
            />
            <div className="grid grid-cols-2 gap-2">
              <NumberField
                path={`voters.${at}.samples`}
                label="Samples"
                integer
                min={1}
                max={1000}
                placeholder="1"
                value={voter.samples}
                onChange={(samples) => change({ samples })}
              />
              <NumberField
                path={`voters.${at}.weight`}
                label="Weight"
                min={0}
                placeholder="1"
                value={voter.weight}
                onChange={(weight) => change({ weight })}
              />
            </div>
            <TextField
              path={`voters.${at}.persona`}
              label={`Persona of voter ${at + 1}`}
              hideLabel
              rows={2}
              placeholder="Persona (optional): you are a cautious analyst."
              value={voter.persona ?? ''}
              onChange={(persona) => change({ persona: persona === '' ? undefined : persona })}
            />
          </>
        )}
      </ItemList>
      <FillVoters voters={value} onFill={onChange} />
    </div>
  )
}

export function countBallots(voters: readonly Voter[]): number {
  return voters.reduce((sum, { samples }) => sum + (samples ?? 1), 0)
}
