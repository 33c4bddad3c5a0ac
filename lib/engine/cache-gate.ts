import type { Clock } from './ports'

/** How long others wait for the first answer of a call before they all go. */
const longestWaitMs = 10_000
/** A server keeps a prompt for five minutes after its last use; a little less, since it began to count before we heard of it. */
const keptMs = 5 * 60_000 - 5000
/** After so many that failed one after the other, nobody waits for another: the trouble is not one call's. */
const mostLeaders = 3
/** A wait is told anew when it has become longer by so much. */
const shortestToldMs = 1000

/** What a call that came to the gate says of itself. All of it may be said late, twice or not at all. */
export type GateVisit = {
  isHeld: () => boolean
  /** Its call was made. */
  called: () => void
  /** Its answer began: the cache is filled. */
  begun: () => void
  failed: () => void
  /** It is given up, held or not. */
  left: () => void
}

/** What the gate does with a call: lets it go, once, or tells it until when it waits at most, in milliseconds since 1970. */
export type GateVisitor = { go: (visit: GateVisit) => void; waits: (until: number) => void }

type Member = { visitor: GateVisitor; visit: GateVisit; toldUntil: number; hasBegun: boolean }

type Group = {
  /** Whose answer the others wait for. */
  leader: Member | null
  /** In the order in which they came. */
  held: Set<Member>
  failedLeaders: number
  warmUntil: number
  /** Nobody is waited for until an answer has begun. */
  isGivenUp: boolean
  /** When the leader is waited for no longer; null before it is called. */
  opensAt: number | null
  stopTimer: () => void
}

/**
 * Lets the first of several calls that begin with the same prompt go ahead, and holds the others until its answer begins: only then
 * can they read from the cache what it has written. If it fails or is given up the next one leads, at once. A call that says
 * nothing holds up nobody for longer than 10 s, counted from when it was made: before that, the others would wait in its lane too.
 */
export function createCacheGate(clock: Clock) {
  const groups = new Map<string, Group>()

  function lead(group: Group, member: Member): void {
    group.leader = member
    member.visitor.go(member.visit)
  }

  function dismissLeader(group: Group): void {
    group.leader = null
    group.opensAt = null
    group.stopTimer()
  }

  function open(group: Group): void {
    dismissLeader(group)
    const held = [...group.held]
    group.held.clear()
    for (const { visitor, visit } of held) visitor.go(visit)
  }

  function giveUp(group: Group): void {
    group.isGivenUp = true
    open(group)
  }

  function tell(group: Group, member: Member): void {
    const until = group.opensAt ?? clock.now() + longestWaitMs
    if (until - member.toldUntil < shortestToldMs) return
    member.toldUntil = until
    member.visitor.waits(until)
  }

  /** The leader is gone without an answer. */
  function replace(group: Group): void {
    dismissLeader(group)
    const [next] = group.held
    if (group.failedLeaders >= mostLeaders) giveUp(group)
    else if (next !== undefined) {
      group.held.delete(next)
      lead(group, next)
    }
  }

  function visitOf(group: Group, member: () => Member): GateVisit {
    const leads = () => group.leader === member()
    return {
      isHeld: () => group.held.has(member()),
      called() {
        if (!leads() || group.opensAt !== null) return
        group.opensAt = clock.now() + longestWaitMs
        group.stopTimer = clock.wakeAt(group.opensAt, () => giveUp(group))
        for (const other of group.held) tell(group, other)
      },
      begun() {
        if (member().hasBegun) return
        member().hasBegun = true
        group.warmUntil = clock.now() + keptMs
        group.isGivenUp = false
        group.failedLeaders = 0
        open(group)
      },
      failed() {
        if (!leads()) return
        group.failedLeaders += 1
        replace(group)
      },
      left() {
        if (!group.held.delete(member()) && leads()) replace(group)
      },
    }
  }

  return {
    /** Calls `go` now or later, unless the visit is left before. */
    enter(name: string, visitor: GateVisitor): GateVisit {
      const group = groups.get(name) ?? newGroup()
      groups.set(name, group)
      const member: Member = { visitor, visit: visitOf(group, () => member), toldUntil: 0, hasBegun: false }
      if (group.isGivenUp || clock.now() < group.warmUntil) visitor.go(member.visit)
      else if (group.leader === null) lead(group, member)
      else {
        group.held.add(member)
        tell(group, member)
      }
      return member.visit
    },
  }
}

function newGroup(): Group {
  const held = new Set<Member>()
  const stopTimer = () => undefined
  return { leader: null, held, failedLeaders: 0, warmUntil: 0, isGivenUp: false, opensAt: null, stopTimer }
}
