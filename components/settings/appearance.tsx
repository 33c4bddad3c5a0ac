'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { Segmented } from '@/components/run/segmented'

const themes = [
  { value: 'system', label: 'As the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const

type Theme = (typeof themes)[number]['value']

const never = () => () => {}

/** The theme, remembered in this browser. */
export function Appearance() {
  const { theme, setTheme } = useTheme()
  // The server does not know what this browser remembers: until the page is alive nothing is marked.
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const chosen = themes.find(({ value }) => isAwake && value === theme)?.value ?? null
  return <Segmented<Theme | ''> label="Theme" value={chosen ?? ''} options={themes} onChange={setTheme} />
}
