import { branchKey, type BranchKey } from '@/lib/editor/run-feed'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { plural } from '../format-figures'
import { incomingRefs, type IncomingRef } from '../incoming-refs'

/** One claim of one synthesis, numbered from 0. */
export type LitClaim = { nodeId: string; claim: number }

/** The quotes of a claim that stand in branches that can be shown; `first` is where to look first. */
export type LitQuotes = {
  byBranch: ReadonlyMap<BranchKey, readonly string[]>
  first: { nodeId: string; branch: number } | null
  /** "3 sentences lit in Prices and Demand." */
  said: string
}

export const nothingLit: LitQuotes = { byBranch: new Map(), first: null, said: '' }

/** The sentences that a claim rests on, where they stand. Quotes that are in no branch light nothing. */
export function litQuotes(graph: Graph, run: RunState, lit: LitClaim): LitQuotes {
  const byBranch = new Map<BranchKey, string[]>()
  const labels: string[] = []
  let first: LitQuotes['first'] = null
  for (const { ref, quote } of quotesOf(graph, run, lit)) {
    if (ref.branch === null) continue
    const key = branchKey(ref.nodeId, ref.branch)
    const known = byBranch.get(key)
    if (known === undefined) labels.push(ref.label)
    byBranch.set(key, [...(known ?? []), quote])
    first ??= { nodeId: ref.nodeId, branch: ref.branch }
  }
  const count = [...byBranch.values()].flat().length
  const said =
    count === 0
      ? 'No branch has a sentence that supports it.'
      : `${plural(count, 'sentence')} lit in ${labels.join(', ')}.`
  return { byBranch, first, said }
}

function quotesOf(graph: Graph, run: RunState, { nodeId, claim }: LitClaim): { ref: IncomingRef; quote: string }[] {
  const node = run.nodes.find((candidate) => candidate.nodeId === nodeId)
  const refs = incomingRefs(graph, run, nodeId)
  return (node?.aggregation?.synthesis?.claims[claim]?.support ?? []).flatMap(({ branch, quote, verified }) => {
    const ref = refs[branch]
    return verified && ref !== undefined ? [{ ref, quote }] : []
  })
}

/** As it stands in an address: "write.3" is the third claim of the node `write`. */
export function claimInAddress({ nodeId, claim }: LitClaim): string {
  return `${nodeId}.${claim + 1}`
}

/** null for what names no claim. */
export function readClaim(text: string): LitClaim | null {
  const [, nodeId, number] = /^(.+)\.(\d{1,4})$/.exec(text) ?? []
  return nodeId === undefined || Number(number) < 1 ? null : { nodeId, claim: Number(number) - 1 }
}
