import type { FlowNode, Graph } from './document'

/** So many are enough to act on, and more would let a hostile graph cost quadratic time. */
const maxCycles = 20

/**
 * Puts every node behind what it depends on. Where the declared order already does that, it is kept.
 * Edges to missing nodes and self loops are passed over: `checkGraph` names them.
 *
 * @returns the ids in order, and the ids of the first cycle found in the direction of its edges. The order is worth nothing
 * unless `cycle` is empty.
 */
export function topologicalOrder(graph: Graph): { order: string[]; cycle: string[] } {
  const { order, cycles } = walkUpstream(sourcesByTarget(graph))
  return { order, cycle: cycles[0] ?? [] }
}

/** Every node from which an edge path leads to this one; not the node itself unless it is part of a cycle. */
export function upstreamIds(graph: Graph, nodeId: string): Set<string> {
  const sources = sourcesByTarget(graph)
  const found = new Set<string>()
  const open = [...(sources.get(nodeId) ?? [])]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(sources.get(id) ?? []))
  }
  return found
}

/** The nodes with an edge into this one, in declared edge order, each once. */
export function incomingNodes(graph: Graph, nodeId: string): FlowNode[] {
  const wanted = new Set(graph.edges.filter((edge) => edge.target === nodeId).map((edge) => edge.source))
  if (wanted.size === 0) return []
  const byId = new Map(graph.nodes.filter((node) => wanted.has(node.id)).map((node) => [node.id, node]))
  return [...wanted].flatMap((id) => byId.get(id) ?? [])
}

/** Direct predecessors in declared edge order, without self loops and edges to nodes that do not exist. */
export function sourcesByTarget(graph: Graph): Map<string, string[]> {
  const sources = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]))
  for (const { source, target } of graph.edges) {
    if (source !== target && sources.has(source)) sources.get(target)?.push(source)
  }
  return sources
}

/**
 * Depth first along incoming edges, with its own stack: a node is written down once everything before it has been.
 * An edge back to a node of the path in hand closes a cycle; the path from there is that cycle, read backwards.
 *
 * @returns at least one cycle of every knot of nodes that feed one another, 20 in all, each in the direction of its edges.
 */
export function walkUpstream(sources: ReadonlyMap<string, readonly string[]>): { order: string[]; cycles: string[][] } {
  const order: string[] = []
  const cycles: string[][] = []
  const inCycle = new Set<string>()
  const seen = new Map<string, 'open' | 'written'>()

  for (const start of sources.keys()) {
    if (seen.has(start)) continue
    const path = [{ id: start, next: 0 }]
    seen.set(start, 'open')
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const source = sources.get(top.id)?.[top.next]
      top.next += 1
      if (source === undefined) {
        seen.set(top.id, 'written')
        order.push(top.id)
        path.pop()
      } else if (!seen.has(source)) {
        seen.set(source, 'open')
        path.push({ id: source, next: 0 })
      } else if (seen.get(source) === 'open' && !inCycle.has(source) && cycles.length < maxCycles) {
        const ids = path.map((step) => step.id)
        const cycle = ids.slice(ids.indexOf(source)).reverse()
        cycle.forEach((id) => inCycle.add(id))
        cycles.push(cycle)
      }
    }
  }
  return { order, cycles }
}
