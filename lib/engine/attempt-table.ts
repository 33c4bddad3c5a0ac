import type { ModelReference } from '../nodes/call-options'
import type { AttemptKey, ModelRequest } from './model-call'
import type { AttemptState } from './run-state'

/** How much of an unfinished answer is kept to be shown, in UTF-16 units. */
const longestPartialText = 8 * 1024 * 1024

/** An attempt that is on its way: in its lane, or being called. */
export type Attempt = {
  readonly key: AttemptKey
  /** As planned; `model` may be one of its fallbacks. */
  readonly request: ModelRequest
  readonly model: ModelReference
  /** The attempts before this one. */
  readonly history: readonly AttemptState[]
  /** Held back for it under the limit of the run, in dollars; null: the run has none. */
  readonly reservedUsd: number | null
  /** When its start was recorded; null before. */
  startedAt: number | null
  /** The call was let go: it may have been sent. */
  called: boolean
  /** Where its next words begin. */
  offset: number
  partialText: string
  stopTimer: () => void
}

const none: ReadonlyMap<number, Attempt> = new Map()

/** The attempts of one run that are on their way, at most one per branch. */
export function createAttemptTable() {
  const byNode = new Map<string, Map<number, Attempt>>()
  const find = (nodeId: string, branch: number) => byNode.get(nodeId)?.get(branch)

  return {
    open(asked: Pick<Attempt, 'key' | 'request' | 'model' | 'history' | 'reservedUsd'>): Attempt {
      const attempt = {
        ...asked,
        startedAt: null,
        called: false,
        offset: 0,
        partialText: '',
        stopTimer: () => undefined,
      }
      const ofNode = byNode.get(asked.key.nodeId) ?? new Map<number, Attempt>()
      byNode.set(asked.key.nodeId, ofNode.set(asked.key.branch, attempt))
      return attempt
    },
    find,
    ofNode: (nodeId: string): ReadonlyMap<number, Attempt> => byNode.get(nodeId) ?? none,
    /** Whether it is still wanted. What a closed attempt says later is nobody's. */
    isOpen: (attempt: Attempt) => find(attempt.key.nodeId, attempt.key.branch) === attempt,
    close(attempt: Attempt): void {
      attempt.stopTimer()
      byNode.get(attempt.key.nodeId)?.delete(attempt.key.branch)
    },
    all: (): Attempt[] => [...byNode.values()].flatMap((ofNode) => [...ofNode.values()]),
  }
}

/** Takes words in and answers where they begin. */
export function takeWords(attempt: Attempt, text: string): number {
  const { offset } = attempt
  attempt.offset += text.length
  const room = longestPartialText - attempt.partialText.length
  if (room > 0) attempt.partialText += text.length <= room ? text : text.slice(0, room)
  return offset
}
