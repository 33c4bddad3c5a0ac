'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { saveConnection } from '@/lib/actions/connections'
import type { Problem } from '@/lib/errors/result'
import { currentAnthropicVersion, defaultMaxConcurrent, type Connection } from '@/lib/models/connection'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { FormEnd } from './form-end'
import { nameFor } from './name-for'

type ConnectionFormProps = {
  /** null: a new one. */
  connection: Connection | null
  /** Names that a new one cannot have. */
  taken?: readonly string[]
  onDone: () => void
}

type AuthStyle = Connection['authStyle']

/** Adds or changes a connection. The key can be written and never read: an empty field keeps the one there is. */
export function ConnectionForm({ connection, taken = [], onDone }: ConnectionFormProps) {
  const router = useRouter()
  const isBuiltIn = connection?.name === 'anthropic'
  const [label, setLabel] = useState(connection?.label ?? '')
  const [baseUrl, setBaseUrl] = useState(connection?.baseUrl ?? '')
  const [authStyle, setAuthStyle] = useState<AuthStyle>(connection?.authStyle ?? 'bearer')
  const [key, setKey] = useState('')
  const [models, setModels] = useState(connection?.models.join('\n') ?? '')
  const [maxConcurrent, setMaxConcurrent] = useState(String(connection?.maxConcurrent ?? defaultMaxConcurrent))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaving, startTransition] = useTransition()

  const name = connection?.name ?? nameFor(label, taken)
  const movesKey = connection?.keySource === 'stored' && baseUrl !== connection.baseUrl
  const errorOf = (path: string) => problem?.issues.find((issue) => issue.path.split('.')[0] === path)?.message ?? null

  function save(event: FormEvent) {
    event.preventDefault()
    setProblem(null)
    startTransition(async () => {
      const result = await saveConnection({
        name,
        label,
        baseUrl,
        authStyle,
        anthropicVersion: connection?.anthropicVersion ?? currentAnthropicVersion,
        ...(key.trim() === '' ? {} : { key: key.trim() }),
        models: models
          .split('\n')
          .map((model) => model.trim())
          .filter((model) => model !== ''),
        maxConcurrent: Number(maxConcurrent),
      })
      if (!result.ok) {
        setProblem(result.problem)
        return
      }
      toast.success(`“${label}” was saved.`)
      router.refresh()
      onDone()
    })
  }

  return (
    <Card className="p-4">
      <form onSubmit={save} className="flex flex-col gap-4" noValidate>
        <h3 className="text-base font-semibold">{connection === null ? 'New connection' : connection.label}</h3>
        {isBuiltIn ? null : (
          <div className="grid gap-4 md:grid-cols-2">
            <Field
              label="Label"
              error={errorOf('label') ?? errorOf('name')}
              hint={name === '' ? 'Models of it are called by this name.' : `Its models are called ${name}/…`}
            >
              {(control) => (
                <Input
                  {...control}
                  placeholder="Local server"
                  value={label}
                  onChange={(e) => setLabel(e.target.value)}
                />
              )}
            </Field>
            <Field
              label="Base URL"
              error={errorOf('baseUrl')}
              hint={
                movesKey
                  ? 'The stored key belongs to the old address: enter a key for the new one.'
                  : 'Of a server that speaks the Messages API, without /v1.'
              }
            >
              {(control) => (
                <Input
                  {...control}
                  type="url"
                  inputMode="url"
                  placeholder="http://127.0.0.1:8080"
                  value={baseUrl}
                  onChange={(e) => setBaseUrl(e.target.value)}
                />
              )}
            </Field>
          </div>
        )}
        <div className={cn('grid gap-4', isBuiltIn ? 'md:grid-cols-2' : 'md:grid-cols-3')}>
          {isBuiltIn ? null : (
            <Field label="How the key is sent" error={errorOf('authStyle')}>
              {(control) => (
                <Select {...control} value={authStyle} onChange={(e) => setAuthStyle(e.target.value as AuthStyle)}>
                  <option value="bearer">authorization: Bearer</option>
                  <option value="x-api-key">x-api-key</option>
                  <option value="none">No key</option>
                </Select>
              )}
            </Field>
          )}
          {authStyle === 'none' ? null : (
            <Field label="Key" error={errorOf('key')} hint={keyHint(connection)}>
              {(control) => (
                <Input
                  {...control}
                  type="password"
                  autoComplete="off"
                  spellCheck={false}
                  disabled={connection?.keySource === 'environment'}
                  placeholder={connection?.keySource === 'stored' ? `····${connection.keyLast4 ?? ''}` : 'sk-…'}
                  value={key}
                  onChange={(e) => setKey(e.target.value)}
                />
              )}
            </Field>
          )}
          <Field
            label="Calls at the same time"
            error={errorOf('maxConcurrent')}
            hint="To each of its models. What is more waits its turn."
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={5000}
                value={maxConcurrent}
                onChange={(e) => setMaxConcurrent(e.target.value)}
              />
            )}
          </Field>
        </div>
        {isBuiltIn ? null : (
          <Field
            label="Models"
            error={errorOf('models')}
            hint="One a line, as the server calls them. The first is used unless another is named."
          >
            {(control) => <Textarea {...control} rows={3} value={models} onChange={(e) => setModels(e.target.value)} />}
          </Field>
        )}
        <FormEnd problem={problem} isSaving={isSaving} onCancel={onDone} />
      </form>
    </Card>
  )
}

function keyHint(connection: Connection | null): string {
  switch (connection?.keySource) {
    case 'environment':
      return 'Set by ANTHROPIC_API_KEY where the server was started. Change it there.'
    case 'stored':
      return 'Leave empty to keep the stored key. It is encrypted and never shown again.'
    default:
      return 'Encrypted where it is stored, and never shown again.'
  }
}
