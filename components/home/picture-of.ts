import type { Graph } from '@/lib/graph/document'

/** What a picture of a graph needs: a card draws boxes and lines, so the sample input, which may be large, stays on the server. */
export function pictureOf({ nodes, edges }: Graph): Graph {
  const slim = nodes.map((node) => (node.type === 'input' ? { ...node, data: { ...node.data, fields: [] } } : node))
  return { nodes: slim, edges }
}
