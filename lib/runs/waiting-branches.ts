import type { BranchWaits, RunEvent } from '../engine/run-event'

type Wait = { until: number; reason: string; isTold: boolean }

/**
 * The branches of a run that wait for their lane, kept until something is recorded of them, so that somebody who joins late sees why
 * nothing happens. Told in groups: a pause concerns thousands of branches at once.
 */
export function createWaitingBranches() {
  const nodes = new Map<string, Map<number, Wait>>()

  function tell(isWanted: (wait: Wait) => boolean): BranchWaits[] {
    const groups = new Map<string, BranchWaits>()
    for (const [nodeId, branches] of nodes) {
      for (const [branch, wait] of branches) {
        if (!isWanted(wait)) continue
        const name = `${nodeId}#${wait.until}#${wait.reason}`
        const group = groups.get(name) ?? { nodeId, branches: [], until: wait.until, reason: wait.reason }
        groups.set(name, group)
        group.branches.push(branch)
      }
    }
    return [...groups.values()]
  }

  return {
    isEmpty: () => nodes.size === 0,
    add({ nodeId, branches, until, reason }: BranchWaits): void {
      const own = nodes.get(nodeId) ?? new Map<number, Wait>()
      nodes.set(nodeId, own)
      for (const branch of branches) own.set(branch, { until, reason, isTold: false })
    },
    /** What was not told yet. */
    takeNews(): BranchWaits[] {
      if (nodes.size === 0) return []
      const news = tell(({ isTold }) => !isTold)
      if (news.length > 0) for (const own of nodes.values()) for (const wait of own.values()) wait.isTold = true
      return news
    },
    all: (now: number): BranchWaits[] => tell(({ until }) => until > now),
    forget(event: RunEvent, isEnd: boolean): void {
      if (isEnd) return nodes.clear()
      if (!('nodeId' in event)) return
      const own = nodes.get(event.nodeId)
      if (own === undefined) return
      // Whoever follows opens the node's branches with this event, and so has to be told again.
      if (event.type === 'node.started') for (const wait of own.values()) wait.isTold = false
      else if ('branch' in event) own.delete(event.branch)
      else own.clear()
      if (own.size === 0) nodes.delete(event.nodeId)
    },
  }
}

export type WaitingBranches = ReturnType<typeof createWaitingBranches>
