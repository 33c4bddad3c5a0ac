'use client'

import { useSyncExternalStore } from 'react'

const query = '(min-width: 64rem)'

/** Whether palette, canvas and inspector fit beside one another. The server draws the wide layout; CSS hides its sides where it is wrong. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    () => window.matchMedia(query).matches,
    () => true,
  )
}
