'use client'

import { Activity, Pencil, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { deleteConnection, saveConnection, testConnection } from '@/lib/actions/connections'
import type { Problem } from '@/lib/errors/result'
import type { Connection } from '@/lib/models/connection'
import type { ConnectionReport } from '@/lib/models/test-connection'
import { plural } from '@/components/run/format-figures'
import { ConfirmDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { FeatureList } from './feature-list'
import { KeyState } from './key-state'
import { TestReport } from './test-report'

/** One endpoint: where it is, whether it has a key, and a call to see that it answers. */
export function ConnectionCard({ connection, onEdit }: { connection: Connection; onEdit: () => void }) {
  const router = useRouter()
  const [report, setReport] = useState<ConnectionReport | Problem | null>(null)
  const [isTesting, startTest] = useTransition()
  const [isAsking, setAsking] = useState(false)
  const { name, label } = connection
  const isBuiltIn = name === 'anthropic'
  const canDelete = !isBuiltIn || connection.keySource === 'stored'

  function test() {
    setReport(null)
    startTest(async () => {
      const result = await testConnection({ name })
      setReport(result.ok ? result.value : result.problem)
      router.refresh()
    })
  }

  function switchHeader(authStyle: 'bearer' | 'x-api-key') {
    startTest(async () => {
      const { baseUrl, anthropicVersion, models, maxConcurrent } = connection
      const result = await saveConnection({ name, label, baseUrl, authStyle, anthropicVersion, models, maxConcurrent })
      if (!result.ok) return void toast.error('Nothing was changed.', { description: result.problem.message })
      toast.success(`“${label}” now gets its key as ${headerNames[authStyle]}.`)
      setReport(null)
      router.refresh()
    })
  }

  async function remove() {
    const result = await deleteConnection({ name })
    if (result.ok) {
      toast.success(isBuiltIn ? 'The stored key was deleted.' : `“${label}” was deleted.`)
      router.refresh()
    } else toast.error('Nothing was deleted.', { description: result.problem.message })
  }

  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="flex flex-wrap items-center gap-2 text-base font-semibold">
            {label}
            <KeyState connection={connection} />
          </h3>
          <p className="mt-0.5 text-xs break-all text-muted">{connection.baseUrl}</p>
          <p className="mt-0.5 text-xs text-faint">
            {connection.models.length > 0 ? `${plural(connection.models.length, 'model')}. ` : ''}
            At most {plural(connection.maxConcurrent, 'call')} to each model at the same time. Named{' '}
            <code className="font-mono">{name}/…</code> in workflows.
          </p>
        </div>
        <div className="flex items-center gap-1.5">
          <Button
            onClick={test}
            disabled={isTesting}
            aria-label={`Test ${label}`}
            title="About nine tiny calls, one of which searches the web."
          >
            {isTesting ? <Spinner /> : <Activity aria-hidden />}
            {connection.features === null ? 'Test' : 'Test again'}
          </Button>
          <Button onClick={onEdit} aria-label={isBuiltIn ? `Change the key of ${label}` : `Edit ${label}`}>
            <Pencil aria-hidden />
            {isBuiltIn && connection.keySource === 'none' ? 'Add key' : 'Edit'}
          </Button>
          {canDelete ? (
            <IconButton label={isBuiltIn ? 'Delete the stored key' : `Delete ${label}`} onClick={() => setAsking(true)}>
              <Trash2 aria-hidden />
            </IconButton>
          ) : null}
        </div>
      </div>
      {report === null ? null : <TestReport report={report} />}
      {report !== null && 'wantsHeader' in report && report.wantsHeader !== null ? (
        <WantedHeader label={label} header={report.wantsHeader} onSwitch={switchHeader} />
      ) : null}
      <FeatureList connection={connection} />
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={isBuiltIn ? 'Delete the stored key?' : `Delete “${label}”?`}
        description="The key is deleted for good. Workflows that name a model of this connection cannot run until they name another."
        confirmLabel={isBuiltIn ? 'Delete key' : 'Delete connection'}
        onConfirm={remove}
        danger
      />
    </Card>
  )
}

const headerNames = { bearer: 'authorization: Bearer', 'x-api-key': 'x-api-key' }

type WantedHeaderProps = {
  label: string
  header: keyof typeof headerNames
  onSwitch: (header: keyof typeof headerNames) => void
}

function WantedHeader({ label, header, onSwitch }: WantedHeaderProps) {
  return (
    <p className="flex flex-wrap items-center gap-3 text-sm">
      Runs send the key of {label} the other way and will be refused.
      <Button size="sm" onClick={() => onSwitch(header)}>
        Switch to {headerNames[header]}
      </Button>
    </p>
  )
}
