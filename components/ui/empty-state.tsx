import type { ReactNode } from 'react'
import { cn } from './cn'

type EmptyStateProps = {
  icon?: ReactNode
  title: string
  /** `h1` where it is all that the page has. */
  titleAs?: 'p' | 'h1'
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Says why there is nothing and what to do about it. */
export function EmptyState({ icon, title, titleAs: Title = 'p', children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center gap-2 px-6 py-10 text-center', className)}>
      {icon ? (
        <div
          aria-hidden
          className="mb-1 grid size-10 place-items-center rounded-lg border border-line bg-raised text-faint [&_svg]:size-5"
        >
          {icon}
        </div>
      ) : null}
      <Title className="text-base font-medium">{title}</Title>
      {children ? <div className="max-w-sm text-sm text-balance text-muted">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
