import { nodeDefinitions, type NodeType } from '../nodes'
import type { DataProblem, NodeDefinition } from '../nodes/define-node'
import type { z } from 'zod'
import type { FlowNode } from './document'

/** What still keeps a node's own data from running. */
export function checkNodeData(node: FlowNode): DataProblem[] {
  return definitionOf(node).check(node.data)
}

/** How many branches a run of this node opens; 0 for a node that calls no model. */
export function countBranches(node: FlowNode): number {
  return definitionOf(node).branches(node.data)
}

/** The templates of a node with their paths in its data. */
export function templatesOf(node: FlowNode): { path: string; text: string }[] {
  return definitionOf(node).templates(node.data)
}

/** What a person calls the node: its label, or its id while it has none. */
export function nameOfNode(node: FlowNode): string {
  return node.data.label.trim() || node.id
}

/** The cast: TypeScript cannot see that a node's data is that of its own type's definition; `FlowNode` says so. */
function definitionOf(node: FlowNode): NodeDefinition<NodeType, z.ZodType<FlowNode['data']>> {
  return nodeDefinitions[node.type] as unknown as NodeDefinition<NodeType, z.ZodType<FlowNode['data']>>
}
