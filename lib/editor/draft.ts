import { z } from 'zod'
import { workflowDocumentSchema, type WorkflowDocument } from '../graph/document'

/** Edits that have not reached the database, and the revision they were made on. */
export type Draft = { revision: number; document: WorkflowDocument }

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const draftSchema = z.object({ revision: z.int(), document: workflowDocumentSchema })
const keyOf = (workflowId: string) => `parallax.draft.${workflowId}`

/** Keeps one workflow's unsaved edits in the browser until they are saved. A storage that is full or forbidden is not an error. */
export function createDraftKeeper(workflowId: string, storage: () => DraftStorage) {
  const attempt = (touch: (storage: DraftStorage) => void) => {
    try {
      touch(storage())
    } catch {
      // Private windows forbid it, and there is a quota. The edits are still on the screen and on their way to the server.
    }
  }
  return {
    write: (draft: Draft) => attempt((store) => store.setItem(keyOf(workflowId), JSON.stringify(draft))),
    clear: () => attempt((store) => store.removeItem(keyOf(workflowId))),
    read: (): Draft | null => {
      let draft: Draft | null = null
      attempt((store) => {
        const parsed = draftSchema.safeParse(JSON.parse(store.getItem(keyOf(workflowId)) ?? 'null'))
        draft = parsed.success ? parsed.data : null
      })
      return draft
    },
  }
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>
