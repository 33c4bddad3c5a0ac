import { useId, type ReactNode } from 'react'
import type { GuidedAnswers } from './guided-workflow'

/** What every step is given. */
export type StepProps = { answers: GuidedAnswers; change: (patch: Partial<GuidedAnswers>) => void }

/** A numbered step of the guide. All of them are in sight: nothing has to be finished to look ahead. */
export function GuidedStep({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid gap-x-4 gap-y-3 sm:grid-cols-[2rem_minmax(0,1fr)]">
      <span
        aria-hidden
        className="grid size-8 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink tabular"
      >
        {number}
      </span>
      <div className="flex min-w-0 flex-col gap-4">
        <h2 id={id} className="text-lg leading-8 font-semibold tracking-tight">
          <span className="sr-only">Step {number}: </span>
          {title}
        </h2>
        {children}
      </div>
    </section>
  )
}
