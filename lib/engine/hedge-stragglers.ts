import { quantileSorted } from 'simple-statistics'
import type { AttemptKey, Generation, ModelCallError, ModelRequest } from './model-call'
import type { AttemptListener, Clock, Dispatcher } from './ports'

/** Of the calls of a node, as many more may be made against stragglers, one at least. */
const mostExtra = 0.1
/** Fewer answers say nothing about what is slow. */
const fewestAnswers = 3

/** The two calls of one attempt. The second is there once the first has taken longer than most of its siblings. */
type Race = {
  key: AttemptKey
  request: ModelRequest
  listener: AttemptListener
  startedAt: number | null
  secondStartedAt: number | null
  /** Calls that may still answer, by number. */
  open: Set<1 | 2>
  /** How the first ended, while the second may still answer. */
  error: ModelCallError | null
  isOver: boolean
  isAborted: boolean
  stopTimer: () => void
}

type Siblings = { latenciesMs: number[]; extra: number; races: Set<Race> }

/**
 * A dispatcher that makes a second call beside one that is slower than the q-quantile of what its siblings took, and takes whichever
 * answers first; the other is closed. For one run. Only requests that say so (`request.hedge`), and only once half of the siblings have
 * answered; at most a tenth more calls are made for a node.
 *
 * @see Dean & Barroso 2013, The Tail at Scale, Communications of the ACM 56(2): hedged requests.
 */
export function hedgeStragglers({ dispatcher, clock }: { dispatcher: Dispatcher; clock: Clock }): Dispatcher {
  const byNode = new Map<string, Siblings>()
  const races = new Map<string, Race>()

  function siblingsOf({ nodeId }: AttemptKey): Siblings {
    const siblings = byNode.get(nodeId) ?? { latenciesMs: [], extra: 0, races: new Set() }
    byNode.set(nodeId, siblings)
    return siblings
  }

  /** Makes the second call now or when it is due; asked again with every answer of a sibling. */
  function plan(race: Race): void {
    race.stopTimer()
    const { hedge } = race.request
    const { latenciesMs, extra } = siblingsOf(race.key)
    if (race.isOver || race.startedAt === null || race.secondStartedAt !== null || race.open.has(2)) return
    if (hedge === undefined || extra >= Math.ceil(hedge.siblings * mostExtra)) return
    if (latenciesMs.length < Math.max(fewestAnswers, hedge.siblings / 2)) return
    // Slower, not as slow: where all take the same time, nobody is a straggler.
    const dueAt = race.startedAt + Math.floor(quantileSorted(latenciesMs, hedge.quantile)) + 1
    if (clock.now() >= dueAt) callAgain(race)
    else race.stopTimer = clock.wakeAt(dueAt, () => plan(race))
  }

  function callAgain(race: Race): void {
    siblingsOf(race.key).extra += 1
    race.open.add(2)
    dispatcher.dispatch({ ...race.key, call: 2 }, race.request, {
      async admitted() {
        const isWanted = !race.isOver && (await race.listener.hedged?.()) === true && !race.isOver
        if (isWanted) race.secondStartedAt = clock.now()
        else giveUpSecond(race)
        return isWanted
      },
      words: () => undefined,
      waits: () => undefined,
      succeeded: (generation) => win(race, 2, generation),
      failed: (error) => lose(race, 2, error),
    })
  }

  function win(race: Race, call: 1 | 2, generation: Generation): void {
    if (race.isOver) return
    const now = clock.now()
    const siblings = siblingsOf(race.key)
    const startedAt = (call === 1 ? race.startedAt : race.secondStartedAt) ?? now
    finish(race)
    siblings.latenciesMs = [...siblings.latenciesMs, now - startedAt].toSorted((one, other) => one - other)
    const wasHedged = race.secondStartedAt !== null
    if (race.open.has(call === 1 ? 2 : 1)) dispatcher.abort(call === 1 ? { ...race.key, call: 2 } : race.key)
    const warnings = wasHedged ? [...generation.warnings, told[call]] : generation.warnings
    race.listener.succeeded({ ...generation, warnings })
    for (const other of siblings.races) plan(other)
  }

  function lose(race: Race, call: 1 | 2, error: ModelCallError): void {
    race.open.delete(call)
    if (race.open.size > 0) race.error = error
    if (race.isAborted ? call === 2 : race.isOver || race.open.size > 0) return
    finish(race)
    race.listener.failed(error)
  }

  /** It is not made after all. Where the first has failed meanwhile, that was the end. */
  function giveUpSecond(race: Race): void {
    race.open.delete(2)
    if (race.isOver || race.error === null) return
    finish(race)
    race.listener.failed(race.error)
  }

  function finish(race: Race): void {
    race.isOver = true
    race.stopTimer()
    races.delete(nameOf(race.key))
    siblingsOf(race.key).races.delete(race)
  }

  return {
    dispatch(key, request, listener) {
      if (request.hedge === undefined) return dispatcher.dispatch(key, request, listener)
      const race: Race = {
        ...{ key, request, listener, startedAt: null, secondStartedAt: null, open: new Set<1 | 2>([1]), error: null },
        ...{ isOver: false, isAborted: false, stopTimer: () => undefined },
      }
      races.set(nameOf(key), race)
      siblingsOf(key).races.add(race)
      dispatcher.dispatch(key, request, {
        ...listener,
        async admitted() {
          const isWanted = await listener.admitted()
          if (isWanted) race.startedAt = clock.now()
          else finish(race)
          plan(race)
          return isWanted
        },
        succeeded: (generation) => win(race, 1, generation),
        failed: (error) => lose(race, 1, error),
      })
    },
    abort(key) {
      const race = races.get(nameOf(key))
      const isHedged = race?.open.has(2) === true
      if (race !== undefined) {
        race.isAborted = true
        finish(race)
      }
      dispatcher.abort(key)
      if (isHedged) dispatcher.abort({ ...key, call: 2 })
    },
  }
}

const told = {
  1: 'This answer took longer than most of its siblings, so a second call was made; the first answered after all. The second was closed and may have been billed.',
  2: 'The first call took longer than most of its siblings, so a second was made, which answered first. The first was closed and may have been billed.',
}

const nameOf = ({ nodeId, branch, attempt }: AttemptKey) => `${nodeId}#${branch}#${attempt}`
