'use client'

import type { Problem } from '@/lib/errors/result'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'

type FormEndProps = { problem: Problem | null; isSaving: boolean; saveLabel?: string; onCancel: () => void }

/** The end of every form of the settings: what is wrong with no field in particular, and the two ways out. */
export function FormEnd({ problem, isSaving, saveLabel = 'Save', onCancel }: FormEndProps) {
  return (
    <>
      {problem !== null && problem.issues.length === 0 ? (
        <p role="alert" className="text-sm text-danger">
          {problem.message}
        </p>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={isSaving}>
          {isSaving ? <Spinner /> : null}
          {saveLabel}
        </Button>
        <Button onClick={onCancel} disabled={isSaving}>
          Cancel
        </Button>
      </div>
    </>
  )
}
