'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { ProblemList } from '../problem-list'

/** How many things keep the workflow from running, and the list that leads to each. */
export function ProblemsButton() {
  const { problems } = useEditorSurroundings()
  const [open, setOpen] = useState(false)
  const hasJumped = useRef(false)
  const words =
    problems.length === 0 ? 'No problems' : problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" aria-label={words} className="px-2">
          {problems.length === 0 ? (
            <CircleCheck aria-hidden className="text-succeeded" />
          ) : (
            <TriangleAlert aria-hidden className="text-warning" />
          )}
          <span className="tabular max-lg:sr-only">{words}</span>
          {problems.length > 0 ? (
            <span aria-hidden className="tabular lg:hidden">
              {problems.length}
            </span>
          ) : null}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        // Whoever jumps to a field wants the focus there, not back on this button.
        onCloseAutoFocus={(event) => {
          if (hasJumped.current) event.preventDefault()
          hasJumped.current = false
        }}
        align="end"
        aria-label="Problems"
        className="w-88 max-w-[calc(100vw-1rem)] p-1.5"
      >
        {problems.length === 0 ? (
          <p className="px-2 py-3 text-sm text-muted">Nothing keeps this workflow from running.</p>
        ) : (
          <ProblemList
            onJump={() => {
              hasJumped.current = true
              setOpen(false)
            }}
          />
        )}
      </PopoverContent>
    </Popover>
  )
}
