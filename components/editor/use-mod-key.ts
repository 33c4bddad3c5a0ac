'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent)

/** The key that commands are given with, as it is printed. The server does not know the keyboard and says Ctrl. */
export function useModKey(): '⌘' | 'Ctrl' {
  return useSyncExternalStore(never, isApple, () => false) ? '⌘' : 'Ctrl'
}
