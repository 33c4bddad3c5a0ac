import { CircleAlert, CircleDashed, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import { rankOf } from '@/lib/aggregation/findings/severity'
import { cn } from '@/components/ui/cn'

const looks = [
  { from: 5, icon: OctagonAlert, tone: 'text-failed' },
  { from: 4, icon: TriangleAlert, tone: 'text-failed' },
  { from: 3, icon: CircleAlert, tone: 'text-warning' },
  { from: 1, icon: Info, tone: 'text-muted' },
] as const

/** How severe: a sign of its own for each degree, and the word as the reviewers wrote it. */
export function SeverityMark({ severity }: { severity: string | number | null }) {
  const rank = rankOf(severity ?? undefined) ?? 0
  const { icon: Icon, tone } = looks.find(({ from }) => rank >= from) ?? { icon: CircleDashed, tone: 'text-faint' }
  return (
    <span className={cn('inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap', tone)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {severity === null ? 'no severity' : String(severity)}
    </span>
  )
}
