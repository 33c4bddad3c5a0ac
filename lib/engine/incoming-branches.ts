import type { AggregationBranch } from '../aggregation/contract'
import { findStatedConfidence, withoutConfidence } from '../aggregation/extraction/stated-confidence'
import type { BranchState, NodeRunState, RunState } from './run-state'
import { nodeStateOf, type Wire } from './wiring'

/** One incoming branch of a fan-in: a branch of the node before it, or that whole node where its result is one branch. */
export type Incoming = {
  of: BranchState | NodeRunState
  node: NodeRunState
  /** It was asked to say how sure it is, beside its answer. */
  statesConfidence: boolean
}

/** The predecessors whose outputs are branches of a fan-in. An input is context: it is read, it does not take part. */
export function branchSources(wire: Wire): readonly Wire[] {
  return wire.sources.filter(({ node }) => node.type !== 'input')
}

/** An aggregate before a fan-in is one branch, its result, whether or not it made a call for it. */
export function isOneBranch({ type }: NodeRunState): boolean {
  return type === 'aggregate' || type === 'output'
}

/**
 * The branches before a fan-in in declared order: edges as declared, then branch index. Nodes that have not started stand with the
 * branches they declare.
 */
export function incomingOf(wire: Wire, state: RunState): Incoming[] {
  return branchSources(wire).flatMap((source): Incoming[] => {
    const node = nodeStateOf(state, source)
    const statesConfidence = source.node.type === 'vote' && source.node.data.confidence === true
    return isOneBranch(node)
      ? [{ of: node, node, statesConfidence }]
      : node.branches.map((branch) => ({ of: branch, node, statesConfidence }))
  })
}

/** The same as an aggregator sees them. What has not settled is not waited for any more and counts as cancelled. */
export function incomingBranches(wire: Wire, state: RunState): AggregationBranch[] {
  const incoming = incomingOf(wire, state)
  const uses = new Map<string, number>()
  for (const { of } of incoming) uses.set(of.label, (uses.get(of.label) ?? 0) + 1)
  return incoming.map(({ of, node, statesConfidence }, index) => {
    // Two section nodes may both have an “Overview”: the node's name tells them apart.
    const isShared = (uses.get(of.label) ?? 0) > 1 && of !== node && of.label !== node.label
    const label = isShared ? `${node.label}: ${of.label}` : of.label
    const said = describe(of)
    return { index, label, ...(statesConfidence ? withConfidence(said) : said), ...knownOf(of) }
  })
}

/** How sure a voter says it is stands apart from what it answers, so that no rule takes it for a part of the answer. */
function withConfidence(said: ReturnType<typeof describe>): ReturnType<typeof describe> & { confidence?: number } {
  if (said.output === null) return said
  const confidence = findStatedConfidence(said.output)
  return { ...said, output: withoutConfidence(said.output), ...(confidence === null ? {} : { confidence }) }
}

function describe(of: Incoming['of']): Pick<AggregationBranch, 'status' | 'output' | 'reason'> {
  switch (of.status) {
    case 'succeeded':
      return { status: 'succeeded', output: saidBy(of) }
    case 'queued':
    case 'running':
      return { status: 'cancelled', output: null, reason: 'not_awaited' }
    default:
      return { status: of.status, output: null, reason: of.error?.code ?? reasonCodeOf(of) ?? of.status }
  }
}

function reasonCodeOf(of: Incoming['of']): string | null {
  return 'reasonCode' in of ? of.reasonCode : null
}

/** An aggregate's elected answer or figure is counted as such; its Markdown, with tables and remarks, is for people. */
export function saidBy(of: Incoming['of']): string | null {
  if (of.output === null) return null
  const { text, value } = of.output
  const isElected =
    'aggregation' in of && ((of.aggregation?.tallies.length ?? 0) > 0 || (of.aggregation?.judgement ?? null) !== null)
  return typeof value === 'number' || (typeof value === 'string' && isElected) ? String(value) : text
}

function knownOf(of: Incoming['of']): Pick<AggregationBranch, 'weight' | 'model'> {
  if ('nodeId' in of) return {}
  return { ...(of.weight === null ? {} : { weight: of.weight }), ...(of.model === null ? {} : { model: of.model }) }
}
