'use client'

import { SquareDashed } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { createWorkflow } from '@/lib/actions/workflows'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'

/** An empty workflow, opened at once. */
export function BlankCanvasButton() {
  const router = useRouter()
  const [isBusy, startTransition] = useTransition()

  function create() {
    startTransition(async () => {
      const result = await createWorkflow({})
      if (result.ok) router.push(`/workflows/${result.value.workflowId}`)
      else toast.error('The workflow was not created.', { description: result.problem.message })
    })
  }

  return (
    <Button onClick={create} disabled={isBusy}>
      {isBusy ? <Spinner /> : <SquareDashed aria-hidden />}
      Blank canvas
    </Button>
  )
}
