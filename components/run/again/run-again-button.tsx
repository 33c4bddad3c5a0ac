'use client'

import { RotateCcw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import { Hint } from '@/components/ui/tooltip'
import { plural } from '../format-figures'
import { useFailedCount, useRunAgain, type AgainRequest } from './again-provider'

type RunAgainButtonProps = {
  request: AgainRequest
  /** What is run again, as a screen reader hears it: “Run Voter 2 again”. */
  label: string
  /** The words on the button; left out it is an icon. */
  children?: React.ReactNode
  /** Of those that are called again anyway, how many the label already names. */
  failedInLabel?: number
}

/** Calls something of the shown run again, in a new run. Not there before the run has ended. */
export function RunAgainButton({ request, label, children, failedInLabel = 0 }: RunAgainButtonProps) {
  const again = useRunAgain()
  const failed = useFailedCount() - failedInLabel
  if (again === null) return null
  const name = failed > 0 ? `${label}, and ${plural(failed, 'branch', 'branches')} that failed` : label
  const shared = { onClick: () => again.start(request), disabled: again.isStarting }
  const icon = again.isStarting ? <Spinner /> : <RotateCcw aria-hidden />
  if (children === undefined) {
    return (
      <IconButton size="icon-sm" label={name} {...shared}>
        {icon}
      </IconButton>
    )
  }
  return (
    <Hint text={name} side="top">
      <Button size="sm" aria-label={name} {...shared}>
        {icon}
        {children}
      </Button>
    </Hint>
  )
}
