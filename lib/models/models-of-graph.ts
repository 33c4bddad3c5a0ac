import { modelNeeds } from '../aggregation'
import { panelModels } from '../aggregation/judging/panel'
import type { FlowNode, Graph } from '../graph/document'
import type { ModelReference } from '../nodes/call-options'

/** A model that a node may ask, itself or as a fallback. `path` is the field that names it. */
type AskedModel = { nodeId: string; path: string; model: ModelReference }

/** Every model that a run of the graph may ask; of nodes that name none, nothing. */
export function modelsOfGraph(graph: Graph): AskedModel[] {
  return graph.nodes.flatMap((node) =>
    [...ownModels(node), ...fallbacks(node)].flatMap(([path, model]) =>
      model === undefined ? [] : [{ nodeId: node.id, path, model }],
    ),
  )
}

type Named = [path: string, model: ModelReference | undefined]

function ownModels(node: FlowNode): Named[] {
  switch (node.type) {
    case 'prompt':
      return [['model', node.data.model]]
    case 'section':
      return node.data.sections.map((part, at) => [`sections.${at}.model`, part.model ?? node.data.model])
    case 'vote':
      return node.data.voters.map((voter, at) => [`voters.${at}.model`, voter.model])
    case 'aggregate':
      return modelNeeds(node.data.rule, node.data.options).length === 0 ? [] : modelsOfAggregate(node)
    case 'input':
    case 'output':
    case 'note':
      return []
    default:
      return node satisfies never
  }
}

function modelsOfAggregate({ data }: FlowNode<'aggregate'>): Named[] {
  const list = data.rule === 'moa' ? 'proposers' : 'judges'
  const members = panelModels(data.options).map((model, at): Named => [
    `options.${list}.${at}.model`,
    model ?? undefined,
  ])
  return [['model', data.model], ...members]
}

function fallbacks({ data }: FlowNode): Named[] {
  return 'fallbackModels' in data ? (data.fallbackModels ?? []).map((model) => ['fallbackModels', model]) : []
}
