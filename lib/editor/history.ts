import type { ZundoOptions } from 'zundo'
import { isSameDocument, type DocumentFields } from './to-document'

/** Changes of one group that follow one another within this time are one step back. */
const groupMs = 1000
const longestHistory = 200

type HistoryGroups = {
  /** Says what the next change belongs to; null stands alone. A lasting group does not end by itself: a drag may pause. */
  begin: (group: string | null, lasting?: boolean) => void
  end: () => void
  current: () => string | null
}

/**
 * What undo and redo go through: the document alone. Selecting, measuring and saving are not steps; the words typed into one field
 * are one, and so are the pixels of one drag.
 */
export function createHistory<State extends DocumentFields>(now: () => number) {
  let last: { group: string; at: number } | null = null
  let continues = false

  const groups: HistoryGroups = {
    begin: (group, lasting = false) => {
      continues = group !== null && last?.group === group && (lasting || now() - last.at < groupMs)
      last = group === null ? null : { group, at: now() }
    },
    end: () => {
      last = null
      continues = false
    },
    current: () => last?.group ?? null,
  }

  const options: ZundoOptions<State, DocumentFields> = {
    partialize: ({ name, description, nodes, edges }) => ({ name, description, nodes, edges }),
    equality: isSameDocument,
    limit: longestHistory,
    // A change that continues a group keeps the state from before the group as its step back.
    handleSet: (record) => (past, replace, current, delta) => {
      if (!continues) (record as RecordStep)(past, replace, current, delta)
    },
  }
  return { groups, options }
}

/** zundo types this function as `setState`, but calls it with the step. */
type RecordStep = (past: unknown, replace: unknown, current: unknown, delta: unknown) => void
