import type { Graph } from '@/lib/graph/document'
import { plural } from '@/components/run/format-figures'
import type { NodeType } from '@/lib/nodes'
import { cn } from '@/components/ui/cn'
import { drawGraph, type Box } from './draw-graph'

// Written out: Tailwind finds class names by reading.
const tones: { [Type in NodeType]: string } = {
  input: 'fill-type-input/15 stroke-type-input',
  prompt: 'fill-type-prompt/15 stroke-type-prompt',
  section: 'fill-type-section/15 stroke-type-section',
  vote: 'fill-type-vote/15 stroke-type-vote',
  aggregate: 'fill-type-aggregate/15 stroke-type-aggregate',
  output: 'fill-type-output/15 stroke-type-output',
  note: 'fill-type-note/15 stroke-type-note',
}

/** A small picture of a graph: its nodes in their places, each branch a bar, so that fan-out and fan-in are seen. */
export function GraphPicture({ graph, className }: { graph: Graph; className?: string }) {
  const { boxes, curves, frame, branches, nodes } = drawGraph(graph)
  const name =
    nodes === 0 ? 'An empty canvas' : `Graph of ${plural(nodes, 'node')} and ${plural(branches, 'branch', 'branches')}`
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMidYMid meet"
      className={cn('size-full', className)}
    >
      <g className="fill-none stroke-edge" strokeWidth={4} strokeLinecap="round">
        {curves.map((curve) => (
          <path key={curve} d={curve} />
        ))}
      </g>
      {boxes.map((box) => (
        <Shape key={`${box.x},${box.y}`} box={box} />
      ))}
    </svg>
  )
}

function Shape({ box }: { box: Box }) {
  const { x, y, width, height, type } = box
  const radius = Math.min(18, height / 2)
  return (
    <g strokeWidth={4}>
      <rect x={x} y={y} width={width} height={height} rx={radius} className="fill-raised" />
      <rect x={x} y={y} width={width} height={height} rx={radius} className={tones[type]} />
    </g>
  )
}
