import { createCacheGate, type GateVisit } from './cache-gate'
import type { AttemptKey } from './model-call'
import type { AttemptListener, CacheKeyOf, Clock, Dispatcher } from './ports'

const waitsForCache = 'Waits for the first call to fill the cache.'

type GateParts = { dispatcher: Dispatcher; clock: Clock; cacheKeyOf?: CacheKeyOf }

/**
 * A dispatcher that lets calls which begin with the same prompt wait for the first of them. Those that wait hold no place in a lane.
 * For one run; what cannot be cached goes on to the given dispatcher as it is.
 */
export function gateForCache({ dispatcher, clock, cacheKeyOf }: GateParts): Dispatcher {
  if (cacheKeyOf === undefined) return dispatcher
  const gate = createCacheGate(clock)
  const visits = new Map<string, GateVisit>()
  return {
    dispatch(key, request, listener) {
      const cacheKey = cacheKeyOf(request)
      if (cacheKey === null) return dispatcher.dispatch(key, request, listener)
      const forget = () => void visits.delete(nameOf(key))
      const visit = gate.enter(cacheKey, {
        go: (opened) => dispatcher.dispatch(key, request, heardBy(listener, opened, forget)),
        waits: (until) => listener.waits(until, waitsForCache),
      })
      visits.set(nameOf(key), visit)
    },
    abort(key) {
      const visit = visits.get(nameOf(key))
      visits.delete(nameOf(key))
      if (visit?.isHeld() !== true) dispatcher.abort(key)
      visit?.left()
    },
  }
}

/** Tells the gate what becomes of a call, after the run has heard of it: what the run gives up because of it must not go ahead. */
function heardBy(listener: AttemptListener, visit: GateVisit, forget: () => void): AttemptListener {
  return {
    async admitted() {
      const isWanted = await listener.admitted()
      if (isWanted) visit.called()
      else {
        visit.left()
        forget()
      }
      return isWanted
    },
    begun() {
      listener.begun?.()
      visit.begun()
    },
    words(text) {
      listener.words(text)
      visit.begun()
    },
    waits: listener.waits,
    succeeded(generation) {
      listener.succeeded(generation)
      visit.begun()
      forget()
    },
    failed(error) {
      listener.failed(error)
      visit.failed()
      forget()
    },
  }
}

const nameOf = ({ nodeId, branch, attempt }: AttemptKey) => `${nodeId}#${branch}#${attempt}`
