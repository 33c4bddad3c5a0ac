import { explainRefusal } from '../db/database-error'
import { AppError } from '../errors/app-error'
import type { RunStore } from '../engine/ports'

/** The database refused another run a moment ago and has not been seen to take anything since. */
class StoreRefusesError extends AppError {
  readonly code = 'database_unavailable'
  override readonly kind = 'unavailable'
}

/**
 * Knows whether the database takes what runs have to record. While it refuses one run, that run alone goes on asking, and the others
 * are refused without being asked. Nor is the database trusted again because it took something small: on a full disk a fact may still
 * find room, in a log that begins anew, and its call would begin although nobody knows where its answer is to be kept (E24).
 *
 * @param hasRoom whether answers would find room as well. Asked only while there is trouble.
 */
export function createStoreTrouble(hasRoom: () => Promise<boolean>) {
  let trouble: { runId: string; reason: string } | null = null

  return {
    /** In a sentence; null while all is well. */
    reason: (): string | null => trouble?.reason ?? null,
    watch: (store: RunStore): RunStore => ({
      ...store,
      async append(claim, events) {
        if (trouble !== null && (trouble.runId !== claim.runId || !(await hasRoom()))) {
          throw new StoreRefusesError(trouble.reason)
        }
        try {
          await store.append(claim, events)
          trouble = null
        } catch (error) {
          const reason = explainRefusal(error)
          if (reason !== null) trouble = { runId: claim.runId, reason }
          throw error
        }
      },
    }),
    /** The run is not driven any more: another one finds out how things are. */
    forget(runId: string): void {
      if (trouble?.runId === runId) trouble = null
    },
  }
}
