'use client'

import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CallOptions } from '@/lib/nodes/call-options'
import { ItemList } from './item-list'
import { ModelField } from './model-field'
import { NumberField } from './number-field'
import { SelectField } from './select-field'
import { WebSearchField } from './web-search-field'

type Effort = NonNullable<CallOptions['effort']>
const efforts: { value: Effort | ''; label: string }[] = [
  { value: '', label: 'As the model has it' },
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
  { value: 'xhigh', label: 'Extra high' },
  { value: 'max', label: 'Max' },
]

type CallOptionsFieldsProps = { value: CallOptions; onChange: (patch: Partial<CallOptions>) => void }

/** What every node that calls a model may set. */
export function CallOptionsFields({ value, onChange }: CallOptionsFieldsProps) {
  return (
    <>
      <SelectField
        path="effort"
        label="Effort"
        value={value.effort ?? ''}
        options={efforts}
        hint="How long a model that can think does so before it answers."
        onChange={(effort) => onChange({ effort: effort === '' ? undefined : effort })}
      />
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          path="maxTokens"
          label="Longest answer"
          integer
          min={1}
          max={1_000_000}
          placeholder="tokens"
          value={value.maxTokens}
          onChange={(maxTokens) => onChange({ maxTokens })}
        />
        <NumberField
          path="timeoutSeconds"
          label="Time limit"
          min={1}
          max={86_400}
          placeholder="seconds"
          value={value.timeoutSeconds}
          onChange={(timeoutSeconds) => onChange({ timeoutSeconds })}
        />
        <NumberField
          path="retries"
          label="Retries"
          integer
          min={0}
          max={20}
          placeholder="default"
          value={value.retries}
          onChange={(retries) => onChange({ retries })}
        />
      </div>
      <ItemList
        path="fallbackModels"
        label="Fallback models"
        noun="model"
        head={(item, at, change) => (
          <ModelField
            path={`fallbackModels.${at}`}
            label={`Fallback ${at + 1}`}
            hideLabel
            value={item.model}
            onChange={(model) => (model === undefined ? undefined : change({ model }))}
            none="Choose a model"
          />
        )}
        hint="Asked in this order when the one before keeps failing. At most three."
        items={(value.fallbackModels ?? []).map((model) => ({ model }))}
        create={() => ({ model: 'offline/extract' })}
        onChange={(items) => {
          const fallbackModels = items.slice(0, 3).map(({ model }) => model)
          onChange({ fallbackModels: fallbackModels.length === 0 ? undefined : fallbackModels })
        }}
      />
      <WebSearchField value={value.webSearch} onChange={(webSearch) => onChange({ webSearch })} />
    </>
  )
}

/** Rarely needed fields, folded away. Opens by itself when "jump to the field" leads inside. */
export function Advanced({ label = 'Advanced', children }: { label?: string; children: ReactNode }) {
  return (
    <details className="group/advanced border-t border-line pt-3">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm text-xs font-medium text-muted hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/advanced:rotate-90" />
        {label}
      </summary>
      <div className="mt-3 flex flex-col gap-4">{children}</div>
    </details>
  )
}
