'use client'

import { useSyncExternalStore } from 'react'

const key = 'parallax.letterKeys'
const listeners = new Set<() => void>()

/** Whether single letters add nodes. On unless it was switched off in this browser. */
export function useLetterKeys(): boolean {
  return useSyncExternalStore(listen, areLetterKeysOn, () => true)
}

export function areLetterKeysOn(): boolean {
  try {
    return window.localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

export function setLetterKeys(on: boolean): void {
  try {
    window.localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // A browser that keeps nothing forgets this choice as well.
  }
  listeners.forEach((listener) => listener())
}

function listen(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
