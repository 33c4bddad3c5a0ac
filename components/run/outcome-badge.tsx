import { CircleCheck, CircleSlash, CircleX, Equal, Split, type LucideIcon } from 'lucide-react'
import type { Outcome } from '@/lib/aggregation/contract'
import { Badge } from '@/components/ui/badge'

const looks: Record<Outcome, { text: string; icon: LucideIcon; tone: 'succeeded' | 'warning' | 'neutral' | 'failed' }> =
  {
    decided: { text: 'Decided', icon: CircleCheck, tone: 'succeeded' },
    tie: { text: 'Tie', icon: Equal, tone: 'warning' },
    no_consensus: { text: 'No consensus', icon: Split, tone: 'warning' },
    insufficient: { text: 'Too few answers', icon: CircleSlash, tone: 'neutral' },
    error: { text: 'Not computed', icon: CircleX, tone: 'failed' },
  }

export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { text, icon: Icon, tone } = looks[outcome]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {text}
    </Badge>
  )
}
