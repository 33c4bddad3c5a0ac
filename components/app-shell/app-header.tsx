import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { LogoMark } from './logo-mark'
import { ThemeSwitch } from './theme-switch'

export type Place = 'home' | 'settings'

const places: { place: Place; label: string; href: string }[] = [
  { place: 'home', label: 'Home', href: '/' },
  { place: 'settings', label: 'Settings', href: '/settings' },
]

/** The bar on top of every page but the editor, which has its own. `wide`: as wide as a page of columns. */
export function AppHeader({ current, wide = false }: { current?: Place; wide?: boolean }) {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface/90 backdrop-blur-sm print:hidden">
      <div
        className={cn('mx-auto flex h-13 w-full max-w-6xl items-center gap-1 px-4 sm:px-6', wide && 'max-w-[100rem]')}
      >
        <Link href="/" className="mr-4 flex items-center gap-2 rounded-md py-1 text-base font-semibold tracking-tight">
          <LogoMark className="size-5 text-accent-ink" />
          Parallax
        </Link>
        <nav aria-label="Main" className="flex items-center gap-1">
          {places.map(({ place, label, href }) => (
            <Link
              key={place}
              href={href}
              aria-current={current === place ? 'page' : undefined}
              className={cn(
                'rounded-md px-2.5 py-1.5 text-sm font-medium text-muted transition-colors hover:bg-hover hover:text-ink',
                current === place && 'bg-hover text-ink',
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto">
          <ThemeSwitch />
        </div>
      </div>
    </header>
  )
}
