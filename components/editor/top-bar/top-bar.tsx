'use client'

import { Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useStore } from 'zustand'
import { LogoMark } from '@/components/app-shell/logo-mark'
import { ThemeSwitch } from '@/components/app-shell/theme-switch'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { IconButton } from '@/components/ui/icon-button'
import { Separator } from '@/components/ui/separator'
import { useModKey } from '../use-mod-key'
import { ProblemsButton } from './problems-button'
import { RunButton } from './run-button'
import { SaveMark } from './save-mark'
import { WorkflowMenu } from './workflow-menu'
import { WorkflowName } from './workflow-name'

export function TopBar() {
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 sm:px-3 print:hidden">
      <Link
        href="/"
        aria-label="Home: all workflows"
        className="grid size-8 shrink-0 place-items-center rounded-md text-accent-ink hover:bg-hover"
      >
        <LogoMark className="size-5" />
      </Link>
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <WorkflowName />
        <SaveMark />
      </div>
      <History />
      <ProblemsButton />
      <div className="max-sm:hidden">
        <ThemeSwitch />
      </div>
      <WorkflowMenu />
      <RunButton />
    </header>
  )
}

function History() {
  const { store } = useEditorSurroundings()
  const { undo, redo } = useEditorActions()
  const canUndo = useStore(store.temporal, (history) => history.pastStates.length > 0)
  const canRedo = useStore(store.temporal, (history) => history.futureStates.length > 0)
  const modKey = useModKey()
  return (
    <div className="flex items-center gap-0.5 max-sm:hidden">
      <IconButton label="Undo" shortcut={`${modKey} Z`} aria-disabled={!canUndo} onClick={undo}>
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton label="Redo" shortcut={`${modKey} Shift Z`} aria-disabled={!canRedo} onClick={redo}>
        <Redo2 aria-hidden />
      </IconButton>
      <Separator vertical className="mx-1" />
    </div>
  )
}
