import type { NodeData, NodeType } from '../../nodes'
import { nodeDefinitions } from '../../nodes'
import { gridStep, nodeWidth, type Canvas, type CanvasNode, type Point } from '../canvas'
import { idsOf, uniqueEdgeId, uniqueNodeId } from '../node-id'
import { renameReferences } from '../rename-references'
import { selectOnly } from './select'

export type Pattern = 'sectioning' | 'voting'

/** The four steps of the pattern, joined, each ready to be filled in. The one to begin with is selected. */
export function startPattern(canvas: Canvas, pattern: Pattern, at: Point): Canvas {
  const drafts = pattern === 'sectioning' ? sectioning() : voting()
  const newIds = idsFor(drafts, idsOf(canvas.nodes))
  const step = nodeWidth + gridStep * 5
  const nodes = drafts.map(({ id, type, data }, place): CanvasNode => {
    const position = { x: at.x + place * step, y: at.y }
    // The cast: type and data of a draft belong together, which TypeScript forgets when they are taken apart.
    return renameReferences({ id: newIds.get(id) ?? id, type, position, data } as CanvasNode, newIds)
  })
  const takenEdges = idsOf(canvas.edges)
  const edges = nodes.slice(1).map((node, before) => {
    const source = nodes[before]?.id ?? node.id
    return { id: uniqueEdgeId(source, node.id, takenEdges), source, target: node.id }
  })
  const fanOut = nodes[1] ? [nodes[1].id] : []
  return selectOnly({ nodes: [...canvas.nodes, ...nodes], edges: [...canvas.edges, ...edges] }, fanOut)
}

function idsFor(drafts: readonly Draft[], taken: Set<string>): Map<string, string> {
  return new Map(
    drafts.map(({ id }) => {
      const free = uniqueNodeId(id, taken)
      taken.add(free)
      return [id, free]
    }),
  )
}

type Draft = { [Type in NodeType]: { id: string; type: Type; data: NodeData<Type> } }[NodeType]

function sectioning(): Draft[] {
  return [
    { id: 'brief', type: 'input', data: { ...nodeDefinitions.input.defaults, label: 'Brief' } },
    {
      id: 'sections',
      type: 'section',
      data: {
        ...nodeDefinitions.section.defaults,
        label: 'Sections',
        sections: [
          { label: 'First part', instruction: '' },
          { label: 'Second part', instruction: '' },
          { label: 'Third part', instruction: '' },
        ],
        prompt: '{{section.instruction}}\n\n{{brief.text}}',
      },
    },
    {
      id: 'report',
      type: 'aggregate',
      data: { ...nodeDefinitions.aggregate.defaults, label: 'Report', rule: 'sectionJoin' },
    },
    { id: 'result', type: 'output', data: { ...nodeDefinitions.output.defaults, label: 'Result' } },
  ]
}

function voting(): Draft[] {
  return [
    { id: 'question', type: 'input', data: { ...nodeDefinitions.input.defaults, label: 'Question' } },
    {
      id: 'vote',
      type: 'vote',
      data: {
        ...nodeDefinitions.vote.defaults,
        label: 'Vote',
        prompt: '{{question.text}}',
        voters: [{ label: 'Voter', samples: 5 }],
      },
    },
    {
      id: 'tally',
      type: 'aggregate',
      data: { ...nodeDefinitions.aggregate.defaults, label: 'Tally', rule: 'plurality' },
    },
    { id: 'result', type: 'output', data: { ...nodeDefinitions.output.defaults, label: 'Result' } },
  ]
}
