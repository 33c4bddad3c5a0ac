'use client'

import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from 'next/navigation'
import { useEffect, useState } from 'react'
import { loadWorkflow, saveWorkflow } from '@/lib/actions/workflows'
import { createAutosave, type Autosave, type AutosavePorts } from '@/lib/editor/autosave'
import { createDraftKeeper, type DraftKeeper } from '@/lib/editor/draft'
import type { EditorStore } from '@/lib/editor/editor-store'
import { toDocument } from '@/lib/editor/to-document'
import { toast } from '@/components/ui/toast'

/** Saves while the editor is open, and brings back what an earlier visit could not save. */
export function useAutosave(store: EditorStore): Autosave & { drafts: DraftKeeper } {
  const [saving] = useState(() => {
    const drafts = createDraftKeeper(store.getState().workflowId, () => window.localStorage)
    return { ...createAutosave(store, { ...ports, drafts }), drafts }
  })

  useEffect(() => {
    const stop = saving.watch()
    restoreDraft(store, saving.drafts)
    const leave = () => {
      if (document.visibilityState !== 'hidden') return
      saving.keepDraft()
      void saving.flush()
    }
    const unload = () => saving.keepDraft()
    const online = () => void saving.flush()
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('beforeunload', unload)
    window.addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('beforeunload', unload)
      window.removeEventListener('online', online)
      // Leaving for another page of the app is no unload.
      saving.keepDraft()
      void saving.flush()
      stop()
    }
  }, [saving, store])

  return saving
}

/** A draft on an older revision is put on the screen as well: its save then meets the conflict, and the person decides. */
function restoreDraft(store: EditorStore, drafts: DraftKeeper): void {
  const draft = drafts.read()
  if (draft === null) return
  const same = JSON.stringify(draft.document) === JSON.stringify(toDocument(store.getState()))
  if (same) return drafts.clear()
  store.getState().replaceDocument(draft.document, draft.revision)
  toast.show('Your unsaved edits are back.', {
    description: 'They were kept in this browser. Undo shows the saved version.',
  })
}

const ports: Omit<AutosavePorts, 'drafts'> = {
  save: (request) => orOutdated(() => saveWorkflow(request)),
  load: (request) => orOutdated(() => loadWorkflow(request)),
  after: (delayMs, wake) => {
    const timer = setTimeout(wake, delayMs)
    return () => clearTimeout(timer)
  },
}

/** A page that is older than the server calls actions that no longer exist: trying again would never help. */
async function orOutdated<Value>(call: () => Promise<Value>) {
  try {
    return await call()
  } catch (error) {
    if (!isUnrecognizedActionError(error)) throw error
    const message = 'Parallax was updated meanwhile. Reload the page; your edits are kept in this browser.'
    return { ok: false as const, problem: { code: 'outdated', kind: 'conflict' as const, message, issues: [] } }
  }
}
