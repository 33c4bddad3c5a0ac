import type { ReactNode } from 'react'

/** What this is, in one sentence, for somebody who sees it for the first time. */
export function Hero({ hasKey, children }: { hasKey: boolean; children: ReactNode }) {
  return (
    <section aria-labelledby="hero" className="flex flex-col items-start gap-4 pt-2 md:pt-4">
      <h1 id="hero" className="max-w-3xl text-4xl font-semibold tracking-tight text-balance">
        Ask many models at once. See every answer. Trust the result.
      </h1>
      <p className="max-w-2xl text-lg text-pretty text-muted">
        Parallax runs a task as parallel model calls, either split into sections or put to a vote, and combines the
        answers into one result that shows what it rests on.
      </p>
      <p className="max-w-2xl text-sm text-muted">
        {hasKey
          ? 'Press Run on a template below: it starts at once with sample input.'
          : 'Press Run on a template below: it starts at once with sample input, on models built into this app. No key is needed; add one under Settings when you want Claude.'}
      </p>
      <div className="flex w-full flex-wrap items-center gap-2">{children}</div>
    </section>
  )
}
