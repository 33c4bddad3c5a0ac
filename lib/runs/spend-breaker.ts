import { ModelCallError } from '../engine/model-call'
import type { Clock } from '../engine/ports'

/** How long nobody is called once a provider has said that the money is used up. */
const probeEveryMs = 30_000
/** Calls under way while nobody knows yet whether the credential is good for any: what a reached limit costs in vain. */
const mostUntested = 4

/** What becomes of a call that asks: `go` or `refuse`, exactly once. */
type Asking = {
  go: (permit: SpendPermit) => void
  refuse: (error: ModelCallError) => void
  /** It is decided later; `takeBack` ends the waiting. */
  waits: (takeBack: () => void) => void
}

/** One call's standing with the breaker of its credential. */
export type SpendPermit = {
  /** Whether the call may still be made: the limit may have been reached while it waited in its lane. Else why not. */
  check: () => ModelCallError | null
  /** Tells how the call ended, once; without an error it was accepted. A call that was never made ends `unmade`. */
  end: (outcome: ModelCallError | 'accepted' | 'unmade') => void
}

/**
 * Keeps calls from being sent for nothing where a provider's spend limit is reached: waiting does not mend that, and the provider
 * says not when it ends. For 30 s all calls of the credential fail at once; then one call tries, and the others wait for what it
 * finds: they go on, or fail as it did. Of a credential that was never used four calls try first. That costs the fifth branch of a
 * first run the wait for one first word, since an answer counts as soon as it begins.
 */
export function createSpendBreaker(clock: Pick<Clock, 'now'>) {
  let broken: { error: ModelCallError; probeAt: number } | null = null
  let probing = false
  let isTested = false
  let untested = 0
  const waiting = new Set<Asking>()

  function permit(): SpendPermit {
    const isProbe = broken !== null
    probing ||= isProbe
    const isFirst = !isProbe && !isTested
    if (isFirst) untested += 1
    let hasEnded = false
    return {
      check: () => (isProbe || broken === null ? null : notCalled(broken.error)),
      end(outcome) {
        if (hasEnded) return
        hasEnded = true
        if (isProbe) probing = false
        if (isFirst) untested -= 1
        if (outcome instanceof ModelCallError && meansSpendLimit(outcome)) trip(outcome)
        else if (isProbe && outcome === 'accepted') close()
        else if (isProbe) nextProbe()
        else if (isUnsaid(outcome)) admitFirst()
        else if (!isTested && broken === null) close()
      },
    }
  }

  function trip(error: ModelCallError): void {
    broken = { error, probeAt: clock.now() + probeEveryMs }
    for (const { refuse } of takeAll()) refuse(notCalled(error))
  }

  function close(): void {
    broken = null
    isTested = true
    for (const { go } of takeAll()) go(permit())
  }

  /** The one that tried learned nothing: it was cancelled, or failed for another reason. */
  function nextProbe(): void {
    const [next] = waiting
    if (next === undefined) return
    waiting.delete(next)
    next.go(permit())
  }

  /** One of the first learned nothing: the next takes its turn. */
  function admitFirst(): void {
    const [next] = waiting
    if (broken !== null || isTested || next === undefined || untested >= mostUntested) return
    waiting.delete(next)
    next.go(permit())
  }

  function takeAll(): Asking[] {
    const all = [...waiting]
    waiting.clear()
    return all
  }

  return {
    ask(asking: Asking): void {
      if (broken !== null && clock.now() < broken.probeAt) return asking.refuse(notCalled(broken.error))
      const isFull = !isTested && untested >= mostUntested
      if (broken === null ? !isFull : !probing) return asking.go(permit())
      waiting.add(asking)
      asking.waits(() => waiting.delete(asking))
    },
  }
}

export type SpendBreaker = ReturnType<typeof createSpendBreaker>

function meansSpendLimit({ code }: ModelCallError): boolean {
  return code === 'spend_limit_reached'
}

/** Nothing was heard of the server: whether money is left is as unknown as before. */
function isUnsaid(outcome: ModelCallError | 'accepted' | 'unmade'): boolean {
  return outcome === 'unmade' || (outcome instanceof ModelCallError && outcome.code === 'cancelled')
}

/** Says what to do in the words of the call that found it out. */
function notCalled({ code, message }: ModelCallError): ModelCallError {
  return new ModelCallError(code, `Not called: ${message}`, { retryable: false, scope: 'connection' })
}
