'use client'

import { ItemList } from '@/components/node-kit/fields/item-list'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { TextField } from '@/components/node-kit/fields/text-field'
import type { Answer } from '@/lib/aggregation/answer'
import type { Vary } from '@/lib/nodes/vote'

type VaryFieldProps = { value: Vary | undefined; answer: Answer; onChange: (vary: Vary | undefined) => void }

/** What differs between ballots besides voter and chance. */
export function VaryField({ value, answer, onChange }: VaryFieldProps) {
  const hasChoices = answer.type === 'choice' || answer.type === 'ranking'
  const wordings = value?.wordings ?? []
  return (
    <>
      {hasChoices ? (
        <SwitchField
          path="vary.choiceOrder"
          label="Turn the choices"
          hint="Every ballot is shown the choices from another one on, against a leaning to the first in the list."
          value={value?.choiceOrder ?? false}
          onChange={(choiceOrder) => onChange(clean({ choiceOrder, wordings }))}
        />
      ) : null}
      <ItemList
        path="vary.wordings"
        label="Other wordings"
        noun="wording"
        hint="The same question in other words, asked in turn with the one above. It may name what leads here, as the question does."
        items={wordings.map((wording) => ({ wording }))}
        create={() => ({ wording: '' })}
        head={(item, at, change) => (
          <TextField
            path={`vary.wordings.${at}`}
            label={`Wording ${at + 2}`}
            hideLabel
            rows={3}
            placeholder="The question in other words"
            value={item.wording}
            onChange={(wording) => change({ wording })}
          />
        )}
        onChange={(items) =>
          onChange(clean({ choiceOrder: value?.choiceOrder ?? false, wordings: items.map(({ wording }) => wording) }))
        }
      />
    </>
  )
}

/** An option that is taken back leaves no key behind. */
function clean({ choiceOrder, wordings }: { choiceOrder: boolean; wordings: string[] }): Vary | undefined {
  if (!choiceOrder && wordings.length === 0) return undefined
  return { ...(choiceOrder ? { choiceOrder } : {}), ...(wordings.length === 0 ? {} : { wordings }) }
}
