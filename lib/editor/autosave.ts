import type { Result } from '../errors/result'
import type { WorkflowDocument } from '../graph/document'
import type { DraftKeeper } from './draft'
import type { EditorStore } from './editor-store'
import { isSameJson } from './is-same-json'
import { isSameDocument, toDocument, type DocumentFields } from './to-document'

const debounceMs = 600
const firstRetryMs = 1000
const longestRetryMs = 30_000

type Saved = { revision: number }
type Loaded = { revision: number; document: WorkflowDocument }

/** What saving needs of the world, so that a test can stand in for the server and the clock. A rejected call was not answered at all. */
export type AutosavePorts = {
  save: (request: { workflowId: string; revision: number; document: WorkflowDocument }) => Promise<Result<Saved>>
  load: (request: { workflowId: string }) => Promise<Result<Loaded>>
  drafts: Pick<DraftKeeper, 'write' | 'clear'>
  after: (delayMs: number, wake: () => void) => () => void
}

export type Autosave = {
  /** Begins to watch the store; answers how to stop. */
  watch: () => () => void
  /** Sends what is not saved yet without waiting for the pause in typing. True when everything is saved. */
  flush: () => Promise<boolean>
  /** Puts unsaved edits where a closed tab does not lose them. For the moment before the page goes away. */
  keepDraft: () => void
  /** The two ways out of a conflict that stay in this workflow. Answers with a sentence when they did not work. */
  loadTheirs: () => Promise<string | null>
  keepMine: () => Promise<string | null>
}

/**
 * Saves the document of an editor by itself: after a pause in typing, one save in flight at a time, each on the revision that the
 * one before answered with. What cannot be reached is tried again; what is refused waits for the next edit; a conflict waits for a
 * choice. The status in the store is `saved` only when the database holds what is on the screen.
 */
export function createAutosave(store: EditorStore, ports: AutosavePorts): Autosave {
  let saved: DocumentFields = fieldsOf(store)
  let inFlight: Promise<void> | null = null
  let failures = 0
  /** Sent on this revision, but the answer never came: one of them may be in the database all the same. */
  let unanswered: { revision: number; document: WorkflowDocument; snapshot: DocumentFields }[] = []
  let cancelTimer = () => {}

  const isSaved = () => unanswered.length === 0 && isSameDocument(saved, store.getState())
  const status = () => store.getState().saveStatus.kind
  const say = store.getState().setSaveStatus

  function schedule(delayMs: number) {
    cancelTimer()
    cancelTimer = ports.after(delayMs, () => void send())
  }

  function settle(snapshot: DocumentFields, revision: number) {
    saved = snapshot
    unanswered = []
    failures = 0
    store.setState({ revision })
    if (isSaved()) {
      ports.drafts.clear()
      say({ kind: 'saved' })
    } else {
      say({ kind: 'unsaved' })
      schedule(debounceMs)
    }
  }

  function keepDraft() {
    if (isSaved()) return
    ports.drafts.write({ revision: store.getState().revision, document: toDocument(store.getState()) })
  }

  async function send(): Promise<void> {
    if (inFlight !== null) return inFlight
    if (isSaved() || status() === 'conflict') return
    cancelTimer()
    keepDraft()
    inFlight = saveOnce().finally(() => {
      inFlight = null
    })
    return inFlight
  }

  async function saveOnce(): Promise<void> {
    const { workflowId, revision } = store.getState()
    const snapshot = fieldsOf(store)
    const document = toDocument(snapshot)
    say({ kind: 'saving' })
    let result: Result<Saved>
    try {
      result = await ports.save({ workflowId, revision, document })
    } catch {
      unanswered.push({ revision, document, snapshot })
      return retryLater()
    }
    if (result.ok) return settle(snapshot, result.value.revision)
    const { code, kind, message } = result.problem
    if (code === 'revision_conflict') return meetConflict(revision)
    if (kind === 'internal' || kind === 'unavailable') return retryLater()
    say({ kind: 'refused', message })
  }

  /** The other who saved may have been this tab, whose save arrived and whose answer did not: that is no conflict. */
  async function meetConflict(revision: number): Promise<void> {
    const sent = unanswered.filter((attempt) => attempt.revision === revision)
    const current = sent.length === 0 ? null : await load()
    if (current?.ok && current.value.revision === revision + 1) {
      const own = sent.find(({ document }) => isSameJson(document, current.value.document))
      if (own !== undefined) return settle(own.snapshot, current.value.revision)
    }
    say({ kind: 'conflict' })
  }

  function retryLater() {
    say({ kind: 'retrying' })
    schedule(Math.min(firstRetryMs * 2 ** failures, longestRetryMs))
    failures += 1
  }

  async function flush(): Promise<boolean> {
    if (inFlight !== null) await inFlight
    // Twice: an edit may have come while the first one was on its way.
    for (let round = 0; round < 2 && !isSaved() && status() !== 'conflict'; round += 1) await send()
    return isSaved() && status() !== 'conflict'
  }

  async function load(): Promise<Result<Loaded>> {
    try {
      return await ports.load({ workflowId: store.getState().workflowId })
    } catch {
      const message = 'The server could not be reached. Your edits are kept in this browser; try again.'
      return { ok: false, problem: { code: 'unreachable', kind: 'unavailable', message, issues: [] } }
    }
  }

  return {
    flush,
    keepDraft,
    watch: () => {
      const onChange = (state: DocumentFields, before: DocumentFields) => {
        if (isSameDocument(state, before)) return
        if (status() === 'conflict') return
        if (isSaved()) {
          cancelTimer()
          ports.drafts.clear()
          if (inFlight === null) say({ kind: 'saved' })
          return
        }
        if (status() === 'saved' || status() === 'refused') say({ kind: 'unsaved' })
        if (inFlight === null) schedule(debounceMs)
      }
      const stop = store.subscribe(onChange)
      if (!isSaved()) schedule(0)
      return () => {
        stop()
        cancelTimer()
      }
    },
    loadTheirs: async () => {
      const result = await load()
      if (!result.ok) return result.problem.message
      store.getState().replaceDocument(result.value.document, result.value.revision)
      settle(fieldsOf(store), result.value.revision)
      return null
    },
    keepMine: async () => {
      const result = await load()
      if (!result.ok) return result.problem.message
      store.setState({ revision: result.value.revision, saveStatus: { kind: 'unsaved' } })
      // Theirs is what the database holds now: nothing on the screen counts as saved until mine is.
      saved = { ...fieldsOf(store), name: '\0' }
      await send()
      return null
    },
  }
}

function fieldsOf(store: EditorStore): DocumentFields {
  const { name, description, nodes, edges } = store.getState()
  return { name, description, nodes, edges }
}
