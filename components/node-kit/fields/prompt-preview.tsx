'use client'

import { ChevronRight } from 'lucide-react'
import { use } from 'react'
import { useRun } from '@/components/run/run-feed-provider'
import { ScrollArea } from '@/components/ui/scroll-area'
import { findInRun } from '@/lib/editor/find-in-run'
import { parseTemplate, renderTemplate } from '@/lib/graph/template'
import { LastInputsContext } from '../last-inputs'

const longest = 4000

/** The prompt with its references filled in from the last run; what that run does not know stays as it is written. */
export function PromptPreview({ template }: { template: string }) {
  const run = useRun()
  const inputs = use(LastInputsContext)
  if (run === null || parseTemplate(template).every((part) => part.type === 'text')) return null
  const segments = renderTemplate(template, (reference) => findInRun(reference, run, inputs))

  return (
    <details className="group text-xs">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm py-0.5 text-faint hover:text-ink">
        <ChevronRight aria-hidden className="size-3 transition-transform group-open:rotate-90" />
        Filled in from the last run
      </summary>
      <ScrollArea
        label="Prompt with the values of the last run"
        className="mt-1 max-h-60 rounded-md border border-line bg-sunken p-2 break-words whitespace-pre-wrap text-muted"
      >
        {segments.map((segment, at) =>
          segment.source === null ? (
            <span key={at}>{segment.text}</span>
          ) : (
            <span key={at} title={segment.source} className="rounded-sm bg-accent-soft text-ink">
              {segment.text.length > longest
                ? `${segment.text.slice(0, longest)} … (${segment.text.length} characters)`
                : segment.text}
            </span>
          ),
        )}
      </ScrollArea>
    </details>
  )
}
