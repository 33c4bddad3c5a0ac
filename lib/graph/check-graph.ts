import type { Issue } from '../errors/app-error'
import { checkAggregate } from './check-aggregate'
import { checkReferences } from './check-references'
import { checkStop, targetsOf } from './check-stop'
import { checkStructure } from './check-structure'
import type { FlowNode, Graph } from './document'
import { indexGraph, type GraphIndex } from './graph-index'
import { checkNodeData } from './node-facts'

/**
 * Everything that keeps a graph from running, all at once; an empty list is a graph that can run.
 *
 * An issue of a node has its id and a path inside its data, `sections.1.instruction`; an issue of the graph has no id and a path
 * inside the graph, `edges.3.target`. Never throws, whatever the graph.
 */
export function checkGraph(graph: Graph): Issue[] {
  const index = indexGraph(graph)
  return [
    ...checkStructure(graph, index),
    ...graph.nodes.flatMap((node) => checkNode(node, graph, index)),
    ...checkReferences(graph, index),
  ]
}

function checkNode(node: FlowNode, graph: Graph, index: GraphIndex): Issue[] {
  const own = checkNodeData(node).map((problem) => ({ ...problem, nodeId: node.id }))
  if (node.type === 'aggregate') return [...own, ...checkAggregate(node, index)]
  return node.type === 'vote' ? [...own, ...checkStop(node, targetsOf(node.id, graph))] : own
}
