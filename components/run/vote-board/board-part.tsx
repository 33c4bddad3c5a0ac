import { useId, type ReactNode } from 'react'

/** A part of the board under a heading of its own. */
export function BoardPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2 border-t border-line pt-4">
      <h4 id={id} className="text-sm font-semibold">
        {title}
      </h4>
      {children}
    </section>
  )
}
