'use client'

import { useEffect, useEffectEvent } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { nodeFaces } from '@/components/nodes'
import { copySelection, duplicateSelection, paste } from '@/lib/editor/commands/copy-paste'
import { removeSelection } from '@/lib/editor/commands/remove'
import { selectAll, selectOnly } from '@/lib/editor/commands/select'
import { nodeTypes } from '@/lib/nodes'
import { useRunControl } from '../run-control'
import { useAddNode } from '../use-add-node'
import { areLetterKeysOn } from '../use-letter-keys'

/** Draws nothing: the keys of the editor. Inside of a field, a menu or a dialog only Run is ours: everything else belongs to them. */
export function Shortcuts(): null {
  const { store } = useEditorSurroundings()
  const { run } = useRunControl()
  const add = useAddNode()

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    if (belongsElsewhere(event.target)) return
    const isCommand = event.ctrlKey || event.metaKey
    const { edit, undo, redo } = store.getState()
    const act = (action: () => void) => {
      event.preventDefault()
      action()
    }
    if (isCommand) {
      switch (event.key.toLowerCase()) {
        case 'z':
          return act(event.shiftKey ? redo : undo)
        case 'y':
          return act(redo)
        case 'a':
          return act(() => edit(selectAll))
        case 'd':
          return act(() => edit(duplicateSelection))
      }
      return
    }
    if (event.key === 'Delete' || event.key === 'Backspace') return act(() => edit(removeSelection))
    if (event.key === 'Escape') return edit((canvas) => selectOnly(canvas, []))
    const type = nodeTypes.find((candidate) => nodeFaces[candidate].shortcut.toLowerCase() === event.key.toLowerCase())
    if (type !== undefined && !event.altKey && areLetterKeysOn()) act(() => add(type))
  })

  // Before anybody else: a button with the focus would take the Enter for itself.
  const onRunKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    if (event.target instanceof Element && event.target.closest('[role="alertdialog"]') !== null) return
    event.preventDefault()
    event.stopPropagation()
    run()
  })

  const onClipboard = useEffectEvent((event: ClipboardEvent) => {
    if (belongsElsewhere(event.target) || event.clipboardData === null) return
    const { edit } = store.getState()
    if (event.type === 'paste') {
      const next = paste(store.getState(), event.clipboardData.getData('text/plain'))
      if (next === null) return
      event.preventDefault()
      return edit(() => next)
    }
    // Words that somebody marked are what they want to copy.
    if (window.getSelection()?.isCollapsed === false) return
    const text = copySelection(store.getState())
    if (text === null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
    if (event.type === 'cut') edit(removeSelection)
  })

  useEffect(() => {
    const clipboardEvents = ['copy', 'cut', 'paste'] as const
    document.addEventListener('keydown', onRunKey, true)
    document.addEventListener('keydown', onKeyDown)
    clipboardEvents.forEach((name) => document.addEventListener(name, onClipboard))
    return () => {
      document.removeEventListener('keydown', onRunKey, true)
      document.removeEventListener('keydown', onKeyDown)
      clipboardEvents.forEach((name) => document.removeEventListener(name, onClipboard))
    }
  }, [])

  return null
}

/** Whether a key belongs to what has the focus: a field, a menu, a dialog. */
export function belongsElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input, textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], [role="menu"]',
    ) !== null
  )
}
