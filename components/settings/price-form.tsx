'use client'

import { Plus, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { saveModelPrice } from '@/lib/actions/model-prices'
import type { Problem } from '@/lib/errors/result'
import type { PriceRow } from '@/lib/models/price-list'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field, FieldGroup } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { FormEnd } from './form-end'
import { draftOf, parseDraft, withTier, type PriceDraft, type TierDraft } from './price-draft'

type PriceFormProps = {
  /** null: of a model that is to be named. */
  row: PriceRow | null
  connections: readonly { name: string; label: string }[]
  /** As 2026-11-29. */
  today: string
  onDone: () => void
}

/** Says what a model costs from a day on. Runs that were made before keep what they cost. */
export function PriceForm({ row, connections, today, onDone }: PriceFormProps) {
  const router = useRouter()
  const [draft, setDraft] = useState(() => draftOf(row, connections[0]?.name ?? '', today))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaving, startTransition] = useTransition()
  const errorOf = (path: string) => problem?.issues.find((issue) => issue.path === path)?.message ?? null
  const change = (part: Partial<PriceDraft>) => setDraft((before) => ({ ...before, ...part }))

  function changeTier(at: number, part: Partial<TierDraft>) {
    change({ tiers: draft.tiers.map((tier, index) => (index === at ? { ...tier, ...part } : tier)) })
  }

  function save(event: FormEvent) {
    event.preventDefault()
    setProblem(null)
    startTransition(async () => {
      const result = await saveModelPrice(parseDraft(draft))
      if (!result.ok) {
        setProblem(result.problem)
        return
      }
      toast.success(`The price of ${draft.modelId} was saved.`)
      router.refresh()
      onDone()
    })
  }

  return (
    <Card className="p-4">
      <form aria-label="Price of a model" onSubmit={save} className="flex flex-col gap-4" noValidate>
        <h3 className="text-base font-semibold">{row === null ? 'Price of a model' : `Price of ${row.label}`}</h3>
        <div className="grid gap-4 md:grid-cols-3">
          {row === null ? (
            <>
              <Field label="Connection" error={errorOf('connectionName')}>
                {(control) => (
                  <Select
                    {...control}
                    value={draft.connectionName}
                    onChange={(event) => change({ connectionName: event.target.value })}
                  >
                    {connections.map(({ name, label }) => (
                      <option key={name} value={name}>
                        {label}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <Field label="Model" error={errorOf('modelId')} hint="Exactly as the server calls it.">
                {(control) => (
                  <Input
                    {...control}
                    value={draft.modelId}
                    onChange={(event) => change({ modelId: event.target.value })}
                  />
                )}
              </Field>
            </>
          ) : null}
          <Field label="From this day on" error={errorOf('from')} hint="UTC. Earlier calls keep their price.">
            {(control) => (
              <Input
                {...control}
                type="date"
                value={draft.from}
                onChange={(event) => change({ from: event.target.value })}
              />
            )}
          </Field>
        </div>
        <FieldGroup label="Dollars for a million tokens" hint="Empty: not known. 0: it costs nothing.">
          {draft.tiers.map((tier, at) => (
            <Tier
              key={at}
              tier={tier}
              name={draft.tiers.length === 1 ? null : `Price ${at + 1}`}
              isLast={at === draft.tiers.length - 1}
              errorOf={(field) => errorOf(`tiers.${at}.${field}`)}
              onChange={(part) => changeTier(at, part)}
              onRemove={
                draft.tiers.length === 1
                  ? null
                  : () => change({ tiers: draft.tiers.filter((_tier, index) => index !== at) })
              }
            />
          ))}
          <Button size="sm" variant="ghost" className="w-fit" onClick={() => setDraft(withTier)}>
            <Plus aria-hidden /> Another price for longer prompts
          </Button>
        </FieldGroup>
        <div className="grid gap-4 md:grid-cols-3">
          <Field label="1,000 searches of the web" optional error={errorOf('webSearchUsd')}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={draft.webSearchUsd}
                onChange={(event) => change({ webSearchUsd: event.target.value })}
              />
            )}
          </Field>
          <Field
            label="Note"
            optional
            error={errorOf('note')}
            hint="Where the figures are from."
            className="md:col-span-2"
          >
            {(control) => (
              <Input {...control} value={draft.note} onChange={(event) => change({ note: event.target.value })} />
            )}
          </Field>
        </div>
        <FormEnd problem={problem} isSaving={isSaving} saveLabel="Save price" onCancel={onDone} />
      </form>
    </Card>
  )
}

type TierProps = {
  tier: TierDraft
  name: string | null
  isLast: boolean
  errorOf: (field: keyof TierDraft) => string | null
  onChange: (part: Partial<TierDraft>) => void
  onRemove: (() => void) | null
}

const figures: readonly { field: keyof TierDraft; label: string }[] = [
  { field: 'inputUsd', label: 'Input' },
  { field: 'outputUsd', label: 'Output' },
  { field: 'cacheReadUsd', label: 'Cache read' },
  { field: 'cacheWriteUsd', label: 'Cache, 5 min' },
  { field: 'cacheWrite1hUsd', label: 'Cache, 1 h' },
]

function Tier({ tier, name, isLast, errorOf, onChange, onRemove }: TierProps) {
  return (
    <div
      role={name === null ? undefined : 'group'}
      aria-label={name ?? undefined}
      className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(6,minmax(0,1fr))_auto]"
    >
      {figures.map(({ field, label }) => (
        <Field key={field} label={label} error={errorOf(field)}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={tier[field]}
              onChange={(event) => onChange({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {name === null ? null : (
        <Field label="Prompts up to" error={errorOf('upToInputTokens')} hint={isLast ? 'Any size.' : 'In tokens.'}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              disabled={isLast && tier.upToInputTokens === ''}
              value={tier.upToInputTokens}
              onChange={(event) => onChange({ upToInputTokens: event.target.value })}
            />
          )}
        </Field>
      )}
      {onRemove === null ? null : (
        <IconButton label={`Remove ${name ?? 'this price'}`} className="mt-6" onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
