import { FenceLostError } from '../fence-lost-error'
import type { RunSnapshot, RunStore } from '../ports'
import { runEventSchema, type RunEvent } from '../run-event'

export type MemoryRunStore = RunStore & {
  /** Everything that is stored, in order. */
  events: RunEvent[]
  /** How many events each append brought. */
  appends: number[]
  /** Called before each append; what it throws, the append throws. */
  trouble: ((events: readonly RunEvent[]) => void) | null
  /** Called after each append has been stored; what it throws, the append throws although it was stored. */
  afterTrouble: ((events: readonly RunEvent[]) => void) | null
}

/** Keeps one run in memory, as strictly as a database would: numbers without gaps, an old fence refused, nothing after the end. */
export function createMemoryRunStore(snapshot: RunSnapshot): MemoryRunStore {
  let fence = 0
  let holder: string | null = null
  const store: MemoryRunStore = {
    events: [],
    appends: [],
    trouble: null,
    afterTrouble: null,

    async claim(runId, owner) {
      if (store.events.some(isEnd)) return null
      if (holder !== owner) fence += 1
      holder = owner
      return { runId, fence }
    },
    readSnapshot: async () => snapshot,
    readEvents: async (_runId, afterSeq) => store.events.filter(({ seq }) => seq > afterSeq),
    async append(claim, events) {
      await Promise.resolve()
      store.trouble?.(events)
      if (claim.fence !== fence) throw new FenceLostError(claim)
      // As text, as a database keeps it: what cannot be stored and read again must not pass here.
      const stored = events.map((event) => runEventSchema.parse(JSON.parse(JSON.stringify(event))))
      for (const event of stored) {
        const last = store.events.at(-1)
        if (event.seq !== (last?.seq ?? 0) + 1) throw new Error(`Event ${event.seq} came after ${last?.seq ?? 0}.`)
        if (last !== undefined && isEnd(last)) throw new Error(`${event.type} came after ${last.type}.`)
        store.events.push(event)
      }
      store.appends.push(stored.length)
      store.afterTrouble?.(events)
    },
  }
  return store
}

function isEnd({ type }: RunEvent): boolean {
  return type === 'run.succeeded' || type === 'run.failed' || type === 'run.cancelled'
}
