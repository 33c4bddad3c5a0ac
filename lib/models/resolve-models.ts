import { modelNeeds } from '../aggregation'
import type { Answer, AnswerType } from '../aggregation/answer'
import type { FlowNode, Graph } from '../graph/document'
import type { ModelReference } from '../nodes/call-options'
import type { Connection } from './connection'
import { defaultModel } from './default-model'

/**
 * Names a model wherever the author named none, so that a run does not change its models when a key is added in the middle of it.
 * A section without one takes its node's. Leaves the given graph as it is.
 */
export function resolveModels(graph: Graph, connections: readonly Connection[]): Graph {
  const standIn = (answer: Answer | undefined): ModelReference => defaultModel(connections, typeOf(answer))
  return { ...graph, nodes: graph.nodes.map((node) => withModels(node, standIn)) }
}

function withModels(node: FlowNode, standIn: (answer: Answer | undefined) => ModelReference): FlowNode {
  switch (node.type) {
    case 'prompt':
      return { ...node, data: { ...node.data, model: node.data.model ?? standIn(node.data.answer) } }
    case 'section': {
      const model = node.data.model ?? standIn(node.data.answer)
      const sections = node.data.sections.map((section) => ({ ...section, model: section.model ?? model }))
      return { ...node, data: { ...node.data, model, sections } }
    }
    case 'vote': {
      const model = standIn(node.data.answer)
      const voters = node.data.voters.map((voter) => ({ ...voter, model: voter.model ?? model }))
      return { ...node, data: { ...node.data, voters } }
    }
    case 'aggregate': {
      if (modelNeeds(node.data.rule, node.data.options).length === 0) return node
      return { ...node, data: { ...node.data, model: node.data.model ?? standIn(undefined) } }
    }
    case 'input':
    case 'output':
    case 'note':
      return node
    default:
      return node satisfies never
  }
}

const typeOf = (answer: Answer | undefined): AnswerType => answer?.type ?? 'text'
