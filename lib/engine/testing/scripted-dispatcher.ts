import { ModelCallError, type AttemptKey, type Generation, type ModelRequest } from '../model-call'
import type { AttemptListener, Dispatcher } from '../ports'

/** A call that was really made. Exactly one of `succeed`, `fail` and an abort ends it. */
export type ScriptedCall = {
  key: AttemptKey
  request: ModelRequest
  /** `queued` calls wait in their lane and were not made. */
  status: 'running' | 'succeeded' | 'failed' | 'aborted'
  say: (words: string) => void
  succeed: (text?: string, generation?: Partial<Generation>) => void
  fail: (code: string, details?: Partial<ModelCallError['details']>) => void
}

export type ScriptedDispatcher = Dispatcher & {
  /** Every call that was made, in the order in which they began. */
  calls: ScriptedCall[]
  /** The calls that are being made. */
  running: () => ScriptedCall[]
  /** The latest call of a branch; throws when there was none. */
  call: (nodeId: string, branch?: number) => ScriptedCall
  /** Attempts that wait for a place. */
  waiting: () => number
  /** Places for calls at once. */
  limit: number
}

/** Makes calls as a test tells it to. `onCall` hears of each as it begins. */
export function createScriptedDispatcher(onCall: (call: ScriptedCall) => void = () => undefined): ScriptedDispatcher {
  type Entry = {
    key: AttemptKey
    request: ModelRequest
    listener: AttemptListener
    call: ScriptedCall | null
    left: boolean
  }
  const entries = new Map<string, Entry>()
  const queue = new Set<Entry>()
  let taken = 0

  function admitNext(): void {
    for (const entry of queue) {
      if (taken >= dispatcher.limit) break
      queue.delete(entry)
      taken += 1
      void admit(entry)
    }
  }

  async function admit(entry: Entry): Promise<void> {
    const wanted = await entry.listener.admitted()
    if (!wanted) leave(entry)
    else begin(entry)
  }

  function leave(entry: Entry): void {
    if (entry.left) return
    entry.left = true
    entries.delete(nameOf(entry.key))
    taken -= 1
    admitNext()
  }

  function begin(entry: Entry): void {
    const end = (status: ScriptedCall['status'], tell: () => void) => {
      if (call.status !== 'running') throw new Error(`The call of ${nameOf(entry.key)} has ended.`)
      call.status = status
      tell()
      leave(entry)
    }
    const call: ScriptedCall = {
      key: entry.key,
      request: entry.request,
      status: 'running',
      say: (words) => entry.listener.words(words),
      succeed: (text = `answer of ${entry.key.nodeId}#${entry.key.branch}`, more = {}) =>
        end('succeeded', () => entry.listener.succeeded({ ...wholeAnswer, text, ...more })),
      fail: (code, details = {}) =>
        end(code === 'cancelled' ? 'aborted' : 'failed', () =>
          entry.listener.failed(new ModelCallError(code, `It went wrong: ${code}.`, { retryable: false, ...details })),
        ),
    }
    entry.call = call
    dispatcher.calls.push(call)
    onCall(call)
  }

  const dispatcher: ScriptedDispatcher = {
    calls: [],
    limit: Number.POSITIVE_INFINITY,
    running: () => dispatcher.calls.filter(({ status }) => status === 'running'),
    waiting: () => queue.size,
    call(nodeId, branch = 0) {
      const found = dispatcher.calls.findLast(({ key }) => key.nodeId === nodeId && key.branch === branch)
      if (found === undefined) throw new Error(`${nodeId}#${branch} was not called.`)
      return found
    },
    dispatch(key, request, listener) {
      const entry: Entry = { key, request, listener, call: null, left: false }
      if (entries.has(nameOf(key))) throw new Error(`${nameOf(key)} was dispatched twice.`)
      entries.set(nameOf(key), entry)
      queue.add(entry)
      admitNext()
    },
    abort(key) {
      const entry = entries.get(nameOf(key))
      if (entry === undefined) return
      if (entry.call?.status === 'running') entry.call.fail('cancelled')
      else if (queue.delete(entry)) entries.delete(nameOf(key))
    },
  }
  return dispatcher
}

const nameOf = ({ runId, nodeId, branch, attempt, call }: AttemptKey) =>
  `${runId}/${nodeId}#${branch} attempt ${attempt} call ${call ?? 1}`

const wholeAnswer: Omit<Generation, 'text'> = {
  model: null,
  stopReason: 'end_turn',
  usage: null,
  costUsd: null,
  warnings: [],
}
