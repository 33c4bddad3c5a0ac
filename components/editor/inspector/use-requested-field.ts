'use client'

import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { useEditor } from '@/components/node-kit/editor-context'

/** Brings a field that was asked for into view and gives it the focus. The answer is the element to look for it in. */
export function useRequestedField(nodeId: string, onRequest: () => void): RefObject<HTMLDivElement | null> {
  const form = useRef<HTMLDivElement>(null)
  const answered = useRef(0)
  const request = useEditor((state) => state.requestedField)

  const show = useEffectEvent(onRequest)

  useEffect(() => {
    if (request === null || request.nodeId !== nodeId || request.times === answered.current) return
    answered.current = request.times
    show()
    if (request.path === '') return
    // After the paint that may have to open the tab first.
    requestAnimationFrame(() => focusField(form.current, request.path))
  }, [request, nodeId])

  return form
}

/** The field itself, or the nearest one around it: `answer.choices.1` → `answer.choices`. */
function focusField(form: HTMLElement | null, path: string): void {
  if (form === null) return
  for (let wanted = path; wanted !== ''; wanted = wanted.split('.').slice(0, -1).join('.')) {
    const field = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(wanted)}"]`)
    if (field === null) continue
    const fold = field.closest('details')
    if (fold) fold.open = true
    const control = field.matches('input, textarea, select, button')
      ? field
      : field.querySelector<HTMLElement>('button, input')
    control?.focus({ preventScroll: true })
    field.scrollIntoView({ block: 'center', behavior: 'smooth' })
    return
  }
}
