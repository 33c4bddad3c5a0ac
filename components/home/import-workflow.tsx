'use client'

import { Upload, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { importWorkflow } from '@/lib/actions/workflows'
import type { Problem } from '@/lib/errors/result'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'

const mostBytes = 900_000
const mostShown = 12

/** Takes an exported file. What is wrong with it is listed with its place, and nothing is half imported. */
export function ImportWorkflow({ className }: { className?: string }) {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<(Pick<Problem, 'message' | 'issues'> & { fileName: string }) | null>(null)
  const [isBusy, startTransition] = useTransition()

  function take(file: File | undefined) {
    if (file === undefined) return
    setProblem(null)
    startTransition(async () => {
      if (file.size > mostBytes) {
        setProblem({ fileName: file.name, message: 'The file is larger than a workflow can be (900 kB).', issues: [] })
        return
      }
      const result = await importWorkflow({ text: await file.text() })
      if (result.ok) router.push(`/workflows/${result.value.workflowId}`)
      else setProblem({ fileName: file.name, ...result.problem })
    })
  }

  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="Workflow file to import"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files?.[0])
          // The same file may be picked again after it was mended.
          event.target.value = ''
        }}
      />
      <Button className={className} disabled={isBusy} onClick={() => picker.current?.click()}>
        {isBusy ? <Spinner /> : <Upload aria-hidden />}
        Import
      </Button>
      {problem === null ? null : (
        <div role="alert" className="order-last w-full rounded-xl bg-danger-soft p-4 text-sm">
          <div className="flex items-start justify-between gap-3">
            <p>
              <strong className="font-semibold text-danger">{problem.fileName} was not imported.</strong>{' '}
              {problem.message}
            </p>
            <IconButton label="Close" size="icon-sm" onClick={() => setProblem(null)}>
              <X aria-hidden />
            </IconButton>
          </div>
          {problem.issues.length === 0 ? null : (
            <ul className="mt-2 max-h-56 scroll-thin space-y-1 overflow-y-auto">
              {problem.issues.slice(0, mostShown).map((issue) => (
                <li key={`${issue.path}${issue.code}`}>
                  <code className="rounded-sm bg-hover px-1 font-mono text-xs">{issue.path || 'whole file'}</code>{' '}
                  {issue.message}
                </li>
              ))}
              {problem.issues.length > mostShown ? <li>and {problem.issues.length - mostShown} more</li> : null}
            </ul>
          )}
        </div>
      )}
    </>
  )
}
