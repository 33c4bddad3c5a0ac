import { createStore } from 'zustand/vanilla'

export type Toast = {
  id: number
  tone: 'neutral' | 'success' | 'error'
  title: string
  description?: string
  action?: { label: string; onSelect: () => void }
}

export const toastStore = createStore<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))

let lastId = 0

function show(tone: Toast['tone'], title: string, options: Pick<Toast, 'description' | 'action'> = {}): void {
  const entry: Toast = { id: (lastId += 1), tone, title, ...options }
  // Saying the same again replaces what is on the screen instead of piling up.
  toastStore.setState(({ toasts }) => ({
    toasts: [...toasts.filter((other) => other.title !== title), entry].slice(-3),
  }))
}

/** Short news that may be missed. What matters stays on the page as well. */
export const toast = {
  show: (title: string, options?: Pick<Toast, 'description' | 'action'>) => show('neutral', title, options),
  success: (title: string, options?: Pick<Toast, 'description' | 'action'>) => show('success', title, options),
  error: (title: string, options?: Pick<Toast, 'description' | 'action'>) => show('error', title, options),
}

export function dismissToast(id: number): void {
  toastStore.setState(({ toasts }) => ({ toasts: toasts.filter((entry) => entry.id !== id) }))
}
