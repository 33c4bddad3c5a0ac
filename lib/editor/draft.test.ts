import { expect, it } from 'vitest'
import type { WorkflowDocument } from '../graph/document'
import { createDraftKeeper, type DraftStorage } from './draft'

const document: WorkflowDocument = { format: 'parallax.workflow/1', name: 'a', nodes: [], edges: [] }

function createStorage(): DraftStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>()
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  }
}

it('keeps the edits of one workflow until they are saved', () => {
  const storage = createStorage()
  const drafts = createDraftKeeper('one', () => storage)
  drafts.write({ revision: 4, document })
  expect(createDraftKeeper('one', () => storage).read()).toEqual({ revision: 4, document })
  expect(createDraftKeeper('other', () => storage).read()).toBeNull()
  drafts.clear()
  expect(drafts.read()).toBeNull()
})

it.each(['{', '{"revision":"4"}', '{"revision":1,"document":{"format":"other"}}', 'null'])(
  'takes no draft from %j',
  (text) => {
    const storage = createStorage()
    storage.entries.set('parallax.draft.one', text)
    expect(createDraftKeeper('one', () => storage).read()).toBeNull()
  },
)

it('does without a storage that is full or forbidden', () => {
  const drafts = createDraftKeeper('one', () => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(() => drafts.write({ revision: 1, document })).not.toThrow()
  expect(drafts.read()).toBeNull()
})
