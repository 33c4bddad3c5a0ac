import { nodeDefinitions, type NodeData, type NodeType } from '../nodes'
import type { FlowNode, Graph } from './document'

/** For tests: a node with the defaults of its type, its id as label, and what the test is about on top. */
export function nodeOf<Type extends NodeType>(id: string, type: Type, data: Partial<NodeData<Type>> = {}): FlowNode {
  const defaults =
    type === 'prompt' ? { ...nodeDefinitions.prompt.defaults, prompt: 'Answer.' } : nodeDefinitions[type].defaults
  // The cast: the defaults and the partial data are of one and the same type, which a spread loses.
  return { id, type, position: { x: 0, y: 0 }, data: { ...defaults, label: id, ...data } } as FlowNode
}

/** For tests: edges written as `'a b'`, from a to b. */
export function graphOf(nodes: FlowNode[], edges: string[] = []): Graph {
  return {
    nodes,
    edges: edges.map((edge, at) => {
      const [source = '', target = ''] = edge.split(' ')
      return { id: `e${at}`, source, target }
    }),
  }
}

/**
 * For tests of speed: how long some work takes, the best of ten, since neither a cold start nor a busy neighbour is measured.
 *
 * @param processorMs processor time used so far: on a busy machine the time of the clock measures the neighbours.
 */
export function fastestMs(work: () => void, processorMs: () => number): number {
  const times = Array.from({ length: 10 }, () => {
    const before = processorMs()
    work()
    return processorMs() - before
  })
  return Math.min(...times)
}
