'use client'

import { Check, ChevronsUpDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { controlClasses, Input } from '@/components/ui/input'
import { Field } from '@/components/ui/field'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { isOfflineModel } from '@/lib/nodes/call-options'
import { OfflineBadge } from '../offline-badge'
import { useEditorSurroundings } from '../editor-context'
import { useFieldIssue } from '../form-context'
import { nameModel, type ModelChoice } from '../model-choice'

type ModelFieldProps = {
  path: string
  label?: string
  value: string | undefined
  /** undefined: the default model. */
  onChange: (model: string | undefined) => void
  /** What stands for "none": "As the node", "Default model". */
  none?: string
  hideLabel?: boolean
}

/** Chooses a model by name, with its price beside it; any other reference can be written in. */
export function ModelField({
  path,
  label = 'Model',
  value,
  onChange,
  none = 'Default model',
  hideLabel,
}: ModelFieldProps) {
  const { models } = useEditorSurroundings()
  const error = useFieldIssue(path)
  const [open, setOpen] = useState(false)
  const chosen = models.find((model) => model.reference === value)

  function choose(model: string | undefined) {
    onChange(model)
    setOpen(false)
  }

  return (
    <Field
      label={label}
      error={error}
      tone="problem"
      hideLabel={hideLabel}
      hint={chosen && !chosen.isOffline ? chosen.note : undefined}
    >
      {(control) => (
        <>
          <Popover open={open} onOpenChange={setOpen}>
            <PopoverTrigger asChild>
              <button
                type="button"
                {...control}
                data-field={path}
                className={cn(controlClasses, 'flex h-8 items-center justify-between gap-2 text-left')}
              >
                <span className={cn('truncate', value === undefined && 'text-faint')}>
                  {value === undefined ? none : nameModel(models, value)}
                </span>
                <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
              </button>
            </PopoverTrigger>
            <PopoverContent align="start" className="w-(--radix-popover-trigger-width) min-w-72 p-1">
              <ModelList models={models} value={value} none={none} onChoose={choose} />
            </PopoverContent>
          </Popover>
          {isOfflineModel(value) ? <OfflineBadge className="mt-1" /> : null}
        </>
      )}
    </Field>
  )
}

type ModelListProps = {
  models: readonly ModelChoice[]
  value: string | undefined
  none: string
  onChoose: (model: string | undefined) => void
}

function ModelList({ models, value, none, onChoose }: ModelListProps) {
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const found = models.filter((model) =>
    `${model.label} ${model.reference} ${model.note}`.toLowerCase().includes(words),
  )
  const groups = [...new Set(found.map(({ group }) => group))]
  const isReference = /^[a-z0-9][a-z0-9-]*\/\S+$/.test(search.trim())

  return (
    <div>
      <div className="p-1">
        <Input
          aria-label="Search models"
          placeholder="Search, or write connection/model"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            onChoose(found[0]?.reference ?? (isReference ? search.trim() : undefined))
          }}
        />
      </div>
      <div className="max-h-80 scroll-thin overflow-y-auto p-1">
        {words === '' ? (
          <ModelRow
            label={none}
            note="Chosen when the run starts"
            isChosen={value === undefined}
            onChoose={() => onChoose(undefined)}
          />
        ) : null}
        {groups.map((group) => (
          <ModelGroup key={group} name={group}>
            {found
              .filter((model) => model.group === group)
              .map((model) => (
                <ModelRow
                  key={model.reference}
                  label={model.label}
                  note={model.isOffline ? `Free, offline model, not an LLM. ${model.note}` : model.note}
                  isChosen={model.reference === value}
                  onChoose={() => onChoose(model.reference)}
                />
              ))}
          </ModelGroup>
        ))}
        {found.length === 0 && !isReference ? (
          <p className="px-2 py-3 text-xs text-muted">No model is called that. Connections are added in Settings.</p>
        ) : null}
        {found.length === 0 && isReference ? (
          <ModelRow
            label={`Use ${search.trim()}`}
            note="Not in the list of known models"
            isChosen={false}
            onChoose={() => onChoose(search.trim())}
          />
        ) : null}
      </div>
    </div>
  )
}

function ModelGroup({ name, children }: { name: string; children: ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="px-2 pt-2 pb-1 text-2xs font-medium text-faint">
        {name}
      </p>
      {children}
    </div>
  )
}

type ModelRowProps = { label: string; note: string; isChosen: boolean; onChoose: () => void }

function ModelRow({ label, note, isChosen, onChoose }: ModelRowProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className="flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{label}</span>
        <span className="block text-2xs text-faint">{note}</span>
      </span>
      {isChosen ? <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-ink" /> : null}
    </button>
  )
}
