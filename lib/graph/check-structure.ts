import type { Issue } from '../errors/app-error'
import { nodeDefinitions } from '../nodes'
import type { FlowEdge, FlowNode, Graph } from './document'
import type { GraphIndex } from './graph-index'
import { nameOfNode } from './node-facts'

/** Ids, edges and cycles: what is wrong with the drawing, whatever the nodes say. */
export function checkStructure(graph: Graph, index: GraphIndex): Issue[] {
  return [
    ...checkWork(graph),
    ...checkIds(graph),
    ...checkEdges(graph, index),
    ...checkFeeding(graph, index),
    ...checkCycles(index),
  ]
}

function checkWork(graph: Graph): Issue[] {
  const works = graph.nodes.some(({ type }) => type !== 'input' && type !== 'output' && type !== 'note')
  if (works) return []
  const message = 'There is nothing to run yet. Add a prompt, section or vote node and connect it.'
  return [{ path: 'nodes', code: 'nothing_to_run', message }]
}

function checkIds(graph: Graph): Issue[] {
  const nodes = repeated(graph.nodes).map(({ id, at }): Issue => {
    const message = `Two nodes have the id “${id}”. Give one of them another id.`
    return { path: `nodes.${at}.id`, code: 'duplicate_node_id', message }
  })
  const edges = repeated(graph.edges).map(({ id, at }): Issue => {
    const message = `Two edges have the id “${id}”. Give one of them another id.`
    return { path: `edges.${at}.id`, code: 'duplicate_edge_id', message }
  })
  return [...nodes, ...edges]
}

function repeated(items: readonly { id: string }[]): { id: string; at: number }[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }, at) => {
    if (seen.has(id)) return [{ id, at }]
    seen.add(id)
    return []
  })
}

function checkEdges(graph: Graph, index: GraphIndex): Issue[] {
  const joined = new Set<string>()
  return graph.edges.flatMap((edge, at) => {
    const pair = JSON.stringify([edge.source, edge.target])
    const problems = joined.has(pair) ? [repeatedEdge(edge, at, index)] : checkEdge(edge, at, index)
    joined.add(pair)
    return problems
  })
}

function repeatedEdge({ source, target }: FlowEdge, at: number, index: GraphIndex): Issue {
  const message = `${quote(source, index)} and ${quote(target, index)} are joined twice. Remove one of the two edges.`
  return { path: `edges.${at}`, code: 'duplicate_edge', message }
}

function checkEdge({ source, target }: FlowEdge, at: number, index: GraphIndex): Issue[] {
  if (source === target) {
    const message = `${quote(source, index)} leads to itself. Remove the edge.`
    return [{ path: `edges.${at}`, code: 'self_loop', message }]
  }
  return [...checkEnd('source', source, at, index), ...checkEnd('target', target, at, index)]
}

function checkEnd(end: 'source' | 'target', id: string, at: number, index: GraphIndex): Issue[] {
  const node = index.node(id)
  const path = `edges.${at}.${end}`
  if (node === undefined) {
    const message = `An edge ${end === 'source' ? 'begins' : 'ends'} at “${id}”, which does not exist. Remove the edge.`
    return [{ path, code: 'missing_node', message }]
  }
  const handles = nodeDefinitions[node.type].handles
  if (end === 'source' ? handles.output : handles.input) return []
  const message =
    end === 'source'
      ? `Nothing can come after ${quote(id, index)}: a node of type ${node.type} has no output. Remove the edge.`
      : `Nothing can lead into ${quote(id, index)}: a node of type ${node.type} has no input. Remove the edge.`
  return [{ path, code: end === 'source' ? 'no_output_handle' : 'no_input_handle', message }]
}

function checkFeeding(graph: Graph, index: GraphIndex): Issue[] {
  return graph.nodes.flatMap((node): Issue[] => {
    if ((node.type !== 'aggregate' && node.type !== 'output') || hasFeed(node, index)) return []
    const name = nameOfNode(node)
    return node.type === 'aggregate'
      ? [
          {
            path: '',
            code: 'no_incoming_branch',
            message: `Nothing leads into “${name}”. Connect the branches it is to combine.`,
            nodeId: node.id,
          },
        ]
      : [
          {
            path: '',
            code: 'output_not_fed',
            message: `Nothing leads into “${name}”. Connect what it is to show.`,
            nodeId: node.id,
          },
        ]
  })
}

/** An input is read by an aggregator, it is none of its branches; an output may show one. */
function hasFeed(node: FlowNode, index: GraphIndex): boolean {
  return index
    .incoming(node.id)
    .some(({ type }) => nodeDefinitions[type].handles.output && (type !== 'input' || node.type === 'output'))
}

function checkCycles(index: GraphIndex): Issue[] {
  return index.cycles.map((cycle) => {
    const names = [...cycle, ...cycle.slice(0, 1)].map((id) => quote(id, index))
    const shown = names.length > 9 ? [...names.slice(0, 4), '…', ...names.slice(-4)] : names
    return {
      path: 'edges',
      code: 'cycle',
      message: `These nodes wait for one another: ${shown.join(' → ')}. Remove one of the edges.`,
    }
  })
}

function quote(id: string, index: GraphIndex): string {
  const node = index.node(id)
  return `“${node === undefined ? id : nameOfNode(node)}”`
}
