import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { AppHeader, type Place } from './app-header'

/** Header and a centred column. `main` is where the skip link leads. `wide` is for pages that compare things side by side. */
export function PageShell({
  current,
  wide = false,
  className,
  children,
}: {
  current?: Place
  wide?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <AppHeader current={current} wide={wide} />
      <main
        id="main"
        tabIndex={-1}
        className={cn(
          'mx-auto w-full max-w-6xl flex-1 px-4 py-8 outline-none sm:px-6',
          wide && 'max-w-[100rem]',
          className,
        )}
      >
        {children}
      </main>
    </div>
  )
}
