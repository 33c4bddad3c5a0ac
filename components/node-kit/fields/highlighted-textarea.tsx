'use client'

import { useRef, type ComponentProps } from 'react'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/components/ui/cn'
import { isKnownReference, type ReferenceOption } from '@/lib/editor/references'
import { parseTemplate } from '@/lib/graph/template'

type HighlightedTextareaProps = ComponentProps<'textarea'> & { value: string; references: readonly ReferenceOption[] }

/**
 * A textarea over a copy of its text in which references have a ground of their own. The copy must break its lines exactly as the
 * textarea does: same font, same padding, same width of border.
 */
export function HighlightedTextarea({ references, className, rows = 6, ...props }: HighlightedTextareaProps) {
  const copy = useRef<HTMLDivElement>(null)
  const metrics = 'px-2.5 py-1.5 text-sm max-md:text-lg'

  return (
    <div className="relative rounded-md bg-surface dark:bg-sunken">
      <div
        ref={copy}
        aria-hidden
        className={cn(
          'pointer-events-none absolute inset-0 scroll-thin overflow-hidden border border-transparent break-words whitespace-pre-wrap text-transparent',
          metrics,
        )}
      >
        {parseTemplate(props.value).map((part, at) =>
          part.type === 'text' ? (
            <span key={at}>{part.text}</span>
          ) : (
            <mark
              key={at}
              className={cn(
                'rounded-sm text-transparent',
                isKnownReference(part.reference, references)
                  ? 'bg-accent-soft ring-1 ring-accent/30'
                  : 'bg-danger-soft ring-1 ring-danger/50',
              )}
            >
              {part.text}
            </mark>
          ),
        )}
        {/* A last line break is drawn by the textarea, and by a div only when something follows. */}
        {'\u200b'}
      </div>
      <Textarea
        {...props}
        rows={rows}
        className={cn('relative resize-none bg-transparent break-words dark:bg-transparent', metrics, className)}
        onScroll={(event) => {
          if (copy.current) copy.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
    </div>
  )
}
