import { CloudOff } from 'lucide-react'
import type { BranchState } from '@/lib/engine/run-state'
import { isOfflineModel } from '@/lib/nodes/call-options'
import { cn } from '@/components/ui/cn'

/** Asks the attempts too: after an answer, a branch carries the name that the answer gave. */
export function isOfflineBranch(
  branch: Pick<BranchState, 'model' | 'attempts'> & Partial<Pick<BranchState, 'kept'>>,
): boolean {
  if (isOfflineModel(branch.kept?.asked)) return true
  return isOfflineModel(branch.model) || branch.attempts.some((attempt) => isOfflineModel(attempt.model))
}

/** Stands wherever the output of an offline model is shown (contract 13). */
export function OfflineBadge({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-full border border-line bg-sunken px-2 text-2xs font-medium whitespace-nowrap text-muted',
        className,
      )}
    >
      <CloudOff aria-hidden className="size-3" />
      offline model, not an LLM
    </span>
  )
}
