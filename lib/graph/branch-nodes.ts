import type { FlowNode, Graph } from './document'
import { incomingNodes } from './order'

/** The nodes right before a fan-in whose outputs are its branches. An input is read, a note says nothing. */
export function branchNodesBefore(graph: Graph, nodeId: string): FlowNode[] {
  return incomingNodes(graph, nodeId).filter(({ type }) => type !== 'input' && type !== 'note' && type !== 'output')
}
