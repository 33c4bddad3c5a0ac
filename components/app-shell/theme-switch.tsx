'use client'

import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'

const themes = [
  { name: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { name: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { name: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
]

/** Both icons are drawn and CSS shows one: the server does not know the theme, and nothing may jump when the page wakes up. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme()
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Appearance">
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {themes.map(({ name, label, icon }) => (
          <DropdownMenuItem key={name} onSelect={() => setTheme(name)}>
            {icon}
            {label}
            {theme === name ? <Check aria-label="chosen" className="ml-auto" /> : null}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
