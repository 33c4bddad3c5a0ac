import { FileInput, FileOutput, Merge, MessageSquareText, Rows3, StickyNote, Vote, type LucideIcon } from 'lucide-react'
import type { NodeType } from '@/lib/nodes'
import { cn } from '@/components/ui/cn'

const icons: { [Type in NodeType]: LucideIcon } = {
  input: FileInput,
  prompt: MessageSquareText,
  section: Rows3,
  vote: Vote,
  aggregate: Merge,
  output: FileOutput,
  note: StickyNote,
}

// Written out: Tailwind finds class names by reading.
const tones: { [Type in NodeType]: string } = {
  input: 'bg-type-input/12 text-type-input',
  prompt: 'bg-type-prompt/12 text-type-prompt',
  section: 'bg-type-section/12 text-type-section',
  vote: 'bg-type-vote/12 text-type-vote',
  aggregate: 'bg-type-aggregate/12 text-type-aggregate',
  output: 'bg-type-output/12 text-type-output',
  note: 'bg-type-note/12 text-type-note',
}

export function NodeIcon({ type, className }: { type: NodeType; className?: string }) {
  const Icon = icons[type]
  return (
    <span aria-hidden className={cn('grid size-6 shrink-0 place-items-center rounded-md', tones[type], className)}>
      <Icon className={cn('size-3.5', type === 'aggregate' && 'rotate-90')} />
    </span>
  )
}
