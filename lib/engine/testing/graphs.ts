import type { FlowNode, Graph } from '../../graph/document'
import type { NodeData } from '../../nodes'

const position = { x: 0, y: 0 }

/**
 * A graph from nodes and edges, an edge written as `a > b`.
 *
 * graphOf([promptNode('ask'), outputNode('end')], 'ask > end')
 */
export function graphOf(nodes: FlowNode[], ...edges: string[]): Graph {
  return {
    nodes,
    edges: edges.map((edge) => {
      const [source = '', target = ''] = edge.split('>').map((end) => end.trim())
      return { id: edge, source, target }
    }),
  }
}

export function inputNode(id: string, fields: NodeData<'input'>['fields'] = []): FlowNode<'input'> {
  return { id, type: 'input', position, data: { label: id, fields } }
}

export function promptNode(id: string, data: Partial<NodeData<'prompt'>> = {}): FlowNode<'prompt'> {
  return { id, type: 'prompt', position, data: { label: id, prompt: 'Ask.', model: 'test/one', ...data } }
}

/** A section node with sections `1`, `2`, … */
export function sectionNode(id: string, count: number, data: Partial<NodeData<'section'>> = {}): FlowNode<'section'> {
  const sections = Array.from({ length: count }, (_, at) => ({ label: `${at + 1}`, instruction: `Do part ${at + 1}.` }))
  const prompt = '{{section.instruction}}'
  return { id, type: 'section', position, data: { label: id, sections, prompt, model: 'test/one', ...data } }
}

export function voteNode(id: string, samples: number, data: Partial<NodeData<'vote'>> = {}): FlowNode<'vote'> {
  const voters = [{ label: 'Voter', model: 'test/one', samples }]
  const answer = { type: 'choice' as const, choices: ['Yes', 'No'] }
  return { id, type: 'vote', position, data: { label: id, prompt: 'Vote.', answer, voters, ...data } }
}

export function aggregateNode(id: string, data: Partial<NodeData<'aggregate'>> = {}): FlowNode<'aggregate'> {
  return { id, type: 'aggregate', position, data: { label: id, rule: 'concatenate', ...data } }
}

export function outputNode(id: string, data: Partial<NodeData<'output'>> = {}): FlowNode<'output'> {
  return { id, type: 'output', position, data: { label: id, ...data } }
}
