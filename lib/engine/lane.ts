import { longestWaitMs } from './longest-wait'

/** Calls at once: where a lane begins, and what it never exceeds. Both at least 1. */
export type LaneLimits = { start: number; max: number }

/**
 * What a server says is left of a limit, how much the whole of it is (null: not said), and when it will be whole again, in
 * milliseconds since 1970. `tokens` counts both directions. Input is what was not read from a cache.
 */
export type Quota = {
  unit: 'requests' | 'tokens' | 'inputTokens' | 'outputTokens'
  remaining: number
  limit: number | null
  resetAt: number
}

/** A quota as it was heard at `at`, with what had been admitted, in its unit, up to the call whose answer told it. */
type Heard = Quota & { at: number; spentBefore: number }

export type PauseReason = 'rate_limit' | 'overload'

/**
 * What is known of a lane: one connection, credential and model class, over all runs. Calls are numbered from 1 in the order in
 * which they were admitted.
 */
export type Lane = {
  /** Calls at once; may have a fraction while it grows slowly. */
  limit: number
  /** Up to here the limit grows fast, from here on by one with every round of calls. */
  threshold: number
  inFlight: number
  /** The most in flight since calls were last turned away. */
  peak: number
  /** The number of the latest call. */
  admitted: number
  /** The input of all calls so far, as it was estimated. */
  inputTokens: number
  /** The number of the latest call when calls were last turned away. What came before says nothing about the smaller limit. */
  shrunkAfter: number
  /** How often calls were turned away since one was last accepted; those that were under way together count once. */
  overloads: number
  pause: { until: number; reason: PauseReason } | null
  /** The latest call whose answer told of limits. What an earlier one tells is older, however late it comes. */
  toldBy: number
  requests: Heard | null
  input: Heard | null
}

/** Where a call stands in its lane: its number, and the estimated input of all calls up to it. */
export type Ticket = { call: number; inputTokens: number }

type Admission = { is: 'open' } | { is: 'full' } | { is: 'paused'; until: number; reason: PauseReason }

/** What a server should bear at once, so that fewer calls than half of it do not count as too many. */
const smallestBurst = 16
const firstPauseMs = 1000
const longestPauseMs = 15_000
/** Added to what a server asks for, so that several processes do not all come back at once. */
const retryAfterJitter = 0.1

export function newLane({ start, max }: LaneLimits): Lane {
  return {
    limit: Math.min(start, max),
    threshold: Number.POSITIVE_INFINITY,
    inFlight: 0,
    peak: 0,
    admitted: 0,
    inputTokens: 0,
    shrunkAfter: 0,
    overloads: 0,
    pause: null,
    toldBy: 0,
    requests: null,
    input: null,
  }
}

/**
 * Whether the next call may begin. `max` is given anew each time: a person may change it while calls are under way.
 *
 * @param inputTokens an estimate of what the call sends; where a limit on it is known, the call waits until that much is there.
 */
export function admissionTo(lane: Lane, max: number, now: number, inputTokens = 0): Admission {
  if (lane.pause !== null && now < lane.pause.until) return { is: 'paused', ...lane.pause }
  const until = Math.max(
    refilledAt(lane.requests, lane.admitted, 1, now),
    refilledAt(lane.input, lane.inputTokens, inputTokens, now),
  )
  if (until > now) return { is: 'paused', until, reason: 'rate_limit' }
  return lane.inFlight < Math.max(1, Math.floor(Math.min(lane.limit, max))) ? { is: 'open' } : { is: 'full' }
}

/**
 * When so much of a limit is there: the buckets of a provider fill evenly, so not only when it is whole again. That is the latest,
 * also for a call that needs more than the whole.
 */
function refilledAt(heard: Heard | null, spent: number, wanted: number, now: number): number {
  if (heard === null || now >= heard.resetAt) return now
  const { remaining, limit, at, resetAt, spentBefore } = heard
  const missing = wanted + spent - spentBefore - remaining
  if (missing <= 0) return now
  if (limit === null || limit <= remaining) return resetAt
  return Math.min(resetAt, Math.ceil(at + (missing / (limit - remaining)) * (resetAt - at)))
}

/** A call begins; its number is `admitted` of the answer. */
export function admit(lane: Lane, inputTokens = 0): Lane {
  const inFlight = lane.inFlight + 1
  return {
    ...lane,
    inFlight,
    peak: Math.max(lane.peak, inFlight),
    admitted: lane.admitted + 1,
    inputTokens: lane.inputTokens + inputTokens,
  }
}

/** A call has ended, however. */
export function leave(lane: Lane): Lane {
  return { ...lane, inFlight: lane.inFlight - 1 }
}

/**
 * The server took a call: two more may begin. This is known when an answer begins, long before it ends, so that the calls which
 * begin together double each time, and a lane that starts low holds nothing up for longer than a few times the wait for a first
 * word. A lane that is hardly used does not grow: nobody has seen that more would be accepted. Nor does one grow fast of whose
 * requests half are used.
 */
export function accept(lane: Lane, call: number, max: number): Lane {
  if (call <= lane.shrunkAfter) return lane
  const accepted = { ...lane, overloads: 0 }
  if (lane.inFlight * 2 < lane.limit) return accepted
  const isFast = lane.limit < lane.threshold && !isHalfUsed(lane.requests)
  const grown = isFast ? Math.min(lane.limit + 2, lane.threshold) : lane.limit + 1 / lane.limit
  return { ...accepted, limit: Math.min(max, grown) }
}

function isHalfUsed(requests: Heard | null): boolean {
  return requests !== null && requests.limit !== null && requests.remaining * 2 < requests.limit
}

/**
 * Takes in what an answer's headers say. Of two answers, the one to the later call is believed, whichever came first. What was
 * admitted after it is counted off. Output is known only when it is spent, so the lane pauses where none is left.
 */
export function learnQuotas(lane: Lane, ticket: Ticket, quotas: readonly Quota[], now: number): Lane {
  if (quotas.length === 0 || ticket.call < lane.toldBy) return lane
  return quotas.reduce<Lane>(
    (known, told) => {
      const quota = { ...told, resetAt: Math.min(told.resetAt, now + longestWaitMs) }
      switch (quota.unit) {
        case 'requests':
          return { ...known, requests: { ...quota, at: now, spentBefore: ticket.call } }
        case 'inputTokens':
          return { ...known, input: { ...quota, at: now, spentBefore: ticket.inputTokens } }
        case 'tokens':
        case 'outputTokens':
          return quota.remaining > 0 ? known : pauseUntil(known, someAgainAt(quota, now), 'rate_limit', now)
        default:
          return quota.unit satisfies never
      }
    },
    { ...lane, toldBy: ticket.call },
  )
}

/** A used-up limit is waited for until a tenth of it is there, or, where nobody says how much that is, all of it. */
function someAgainAt({ limit, resetAt }: Quota, now: number): number {
  return limit === null ? resetAt : Math.ceil(now + (resetAt - now) / 10)
}

/**
 * The server turned a call away (429, 529). The limit halves, at most once for the calls that were under way together. What the
 * server asks for is waited for by the whole lane. Where it asks for nothing, a lane whose calls are turned away again and again
 * pauses as well, longer each time, and so spends the branches' retries slowly while an outage lasts.
 *
 * @param random a fraction in [0, 1), for jitter.
 */
export function overload(lane: Lane, call: number, retryAfterMs: number | null, now: number, random: number): Lane {
  const shrunk = call > lane.shrunkAfter ? shrink(lane) : lane
  if (retryAfterMs !== null && retryAfterMs > 0) {
    const askedMs = Math.min(retryAfterMs, longestWaitMs)
    return pauseUntil(shrunk, now + Math.ceil(askedMs * (1 + retryAfterJitter * random)), 'rate_limit', now)
  }
  if (shrunk === lane || shrunk.overloads < 2) return shrunk
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (shrunk.overloads - 2)) * (0.5 + random / 2)
  return pauseUntil(shrunk, now + Math.ceil(pauseMs), 'overload', now)
}

/** The calls under way were too many, not what the lane would have allowed. Where they were few beside it, they say nothing of it. */
function shrink(lane: Lane): Lane {
  const turnedAway = { ...lane, peak: 0, shrunkAfter: lane.admitted, overloads: lane.overloads + 1 }
  const tooMany = Math.min(lane.limit, Math.max(lane.peak, smallestBurst))
  if (lane.peak * 2 < tooMany) return turnedAway
  const limit = Math.max(1, Math.floor(tooMany / 2))
  // The first of several sets where to grow carefully again: half of what was too much, not half of what an outage has left.
  return { ...turnedAway, limit, threshold: lane.overloads === 0 ? limit : lane.threshold }
}

/** A later end stays. */
function pauseUntil(lane: Lane, until: number, reason: PauseReason, now: number): Lane {
  if (until <= now || (lane.pause !== null && lane.pause.until >= until)) return lane
  return { ...lane, pause: { until, reason } }
}
