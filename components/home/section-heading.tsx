import type { ReactNode } from 'react'

type SectionHeadingProps = {
  id: string
  title: string
  note?: string
  /** `page`: it is the name of the whole page too. */
  level?: 'page' | 'section'
  children?: ReactNode
}

/** The name of a part of a page, with what can be done there. */
export function SectionHeading({ id, title, note, level = 'section', children }: SectionHeadingProps) {
  const Heading = level === 'page' ? 'h1' : 'h2'
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      <div>
        <Heading
          id={id}
          className={
            level === 'page' ? 'text-2xl font-semibold tracking-tight' : 'text-lg font-semibold tracking-tight'
          }
        >
          {title}
        </Heading>
        {note ? <p className="text-sm text-muted">{note}</p> : null}
      </div>
      {children ? (
        <div className="flex grow flex-wrap items-center justify-end gap-2 has-[[role=alert]]:basis-full max-sm:justify-start">
          {children}
        </div>
      ) : null}
    </div>
  )
}
