import { ModelCallError } from '../engine/model-call'
import type { Clock } from '../engine/ports'

/** How long nobody is called once a provider has said that the money is used up. */
const probeEveryMs = 30_000

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
 * finds: they go on, or fail as it did.
 */
export function createSpendBreaker(clock: Pick<Clock, 'now'>) {
  let broken: { error: ModelCallError; probeAt: number } | null = null
  let probing = false
  const waiting = new Set<Asking>()

  function permit(): SpendPermit {
    const isProbe = broken !== null
    probing ||= isProbe
    let hasEnded = false
    return {
      check: () => (isProbe || broken === null ? null : notCalled(broken.error)),
      end(outcome) {
        if (hasEnded) return
        hasEnded = true
        if (isProbe) probing = false
        if (outcome instanceof ModelCallError && meansSpendLimit(outcome)) trip(outcome)
        else if (isProbe && outcome === 'accepted') close()
        else if (isProbe) nextProbe()
      },
    }
  }

  function trip(error: ModelCallError): void {
    broken = { error, probeAt: clock.now() + probeEveryMs }
    for (const { refuse } of takeAll()) refuse(notCalled(error))
  }

  function close(): void {
    broken = null
    for (const { go } of takeAll()) go(permit())
  }

  /** The one that tried learned nothing: it was cancelled, or failed for another reason. */
  function nextProbe(): void {
    const [next] = waiting
    if (next === undefined) return
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
      if (!probing) return asking.go(permit())
      waiting.add(asking)
      asking.waits(() => waiting.delete(asking))
    },
  }
}

export type SpendBreaker = ReturnType<typeof createSpendBreaker>

function meansSpendLimit({ code }: ModelCallError): boolean {
  return code === 'spend_limit_reached'
}

/** Says what to do in the words of the call that found it out. */
function notCalled({ code, message }: ModelCallError): ModelCallError {
  return new ModelCallError(code, `Not called: ${message}`, { retryable: false, scope: 'connection' })
}
