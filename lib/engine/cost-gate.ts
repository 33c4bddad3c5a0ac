import { heldBackUsd } from './aggregator-reserve'
import { spendingOf } from './cost-cap'
import type { ModelRequest } from './model-call'
import type { RunError } from './run-event'
import type { BranchState, RunState } from './run-state'
import type { Wiring } from './wiring'

/**
 * The most that one try of a request can cost, in dollars: every token of the prompt at its dearest price, an answer of full length.
 * 0: it costs nothing for certain. null: its price is not known.
 */
export type WorstCase = (request: ModelRequest) => number | null

/** A call that a branch is due for and that the limit has not let go yet. `request` names the model that is asked now. */
export type DueCall = { nodeId: string; branch: BranchState; request: ModelRequest; model: string }
type Waiting = DueCall & { worstUsd: number | null }

type CostGateParts = {
  maxCostUsd: number | null
  worstCaseUsd: WorstCase
  wiring: Wiring
  state: () => RunState
  /** Held back for calls that were let go and are not on record yet: they wait in their lane. */
  reservedInLanes: () => number
}

/** What became of a pass: `go` may be called with what is held back for it, `stop` is never called. */
type Passed = { call: DueCall; is: 'go'; reservedUsd: number } | { call: DueCall; is: 'stop'; error: RunError }

const none: ReadonlyMap<number, Waiting> = new Map()

/**
 * Keeps calls waiting until the limit of the run has room for the most that they can cost. What is held back comes free again with
 * the end of a call, as far as it cost less; a call for which there will never be room is stopped.
 */
export function createCostGate({ maxCostUsd, worstCaseUsd, wiring, state, reservedInLanes }: CostGateParts) {
  const byNode = new Map<string, Map<number, Waiting>>()

  function remove(nodeId: string, branch: number): void {
    const ofNode = byNode.get(nodeId)
    if (ofNode?.delete(branch) && ofNode.size === 0) byNode.delete(nodeId)
  }

  function* inOrder(): Generator<Waiting> {
    const all = [...byNode.values()].flatMap((ofNode) => [...ofNode.values()])
    // What combines goes first: it makes a result of what there is.
    yield* all.filter(isCombining)
    yield* all.filter((call) => !isCombining(call))
  }

  return {
    /** Whether the run has a limit; without one nothing need wait here. */
    hasLimit: maxCostUsd !== null,
    add(call: DueCall): void {
      const ofNode = byNode.get(call.nodeId) ?? new Map<number, Waiting>()
      const worstUsd = worstCaseUsd({ ...call.request, model: call.model })
      byNode.set(call.nodeId, ofNode.set(call.branch.index, { ...call, worstUsd }))
    },
    remove,
    clear: () => byNode.clear(),
    ofNode: (nodeId: string): ReadonlyMap<number, unknown> => byNode.get(nodeId) ?? none,
    /** Lets go whatever there is room for now, and takes out what there will never be room for. */
    pass(): Passed[] {
      if (maxCostUsd === null || byNode.size === 0) return []
      const { spentUsd, reservedUsd } = spendingOf(state())
      const passed: Passed[] = []
      let openUsd = reservedUsd + reservedInLanes()
      let heldUsd: number | null = null
      for (const call of inOrder()) {
        const { worstUsd } = call
        const held = () => (isCombining(call) ? 0 : (heldUsd ??= heldBackUsd(wiring, state(), worstCaseUsd)))
        if (worstUsd === null) passed.push({ call, is: 'stop', error: priceUnknown(call.model) })
        else if (worstUsd === 0 || spentUsd + openUsd + worstUsd + held() <= maxCostUsd) {
          openUsd += worstUsd
          passed.push({ call, is: 'go', reservedUsd: worstUsd })
        } else if (openUsd === 0 || spentUsd + worstUsd > maxCostUsd) {
          passed.push({ call, is: 'stop', error: capError })
        }
      }
      for (const { call } of passed) remove(call.nodeId, call.branch.index)
      return passed
    },
  }
}

const isCombining = ({ request }: DueCall) => request.purpose === 'synthesis'

export const capError: RunError = {
  code: 'cost_cap',
  message: 'Not called: the rest of the cost limit does not cover this call. Raise the limit and run the rest again.',
}

function priceUnknown(model: string): RunError {
  const message = `Not called: the run has a cost limit, and the most that a call of ${model} can cost is not known. Set its price under Settings, say how often it may search, or run without a limit.`
  return { code: 'price_unknown', message }
}
