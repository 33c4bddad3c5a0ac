import { ArrowLeftRight, Equal, Plus } from 'lucide-react'
import { Badge } from '@/components/ui/badge'

/** Whether two results are the same, and what differs. `isSame` null: there is nothing to compare with. */
export function ChangeLine({ isSame, sentences }: { isSame: boolean | null; sentences: readonly string[] }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {isSame === null ? (
        <Badge tone="accent">
          <Plus aria-hidden /> New
        </Badge>
      ) : isSame ? (
        <Badge>
          <Equal aria-hidden /> Same result
        </Badge>
      ) : (
        <Badge tone="warning">
          <ArrowLeftRight aria-hidden /> Changed
        </Badge>
      )}
      <span className="min-w-0 break-words">{sentences.join(' ')}</span>
    </div>
  )
}
