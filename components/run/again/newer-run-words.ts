import { redoneNodes } from '@/lib/engine/earlier-run'
import type { Redo } from '@/lib/engine/redo'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph, RunInputs } from '@/lib/graph/document'
import { plural } from '../format-figures'

type Base = { graph: Graph; inputs: RunInputs; state: RunState }
type Newer = { graph: Graph; inputs: RunInputs; redo: readonly Redo[]; others: number }

/** What a newer run did otherwise, in sentences for the page of the run that it goes on from. */
export function newerRunWords({ graph, inputs, state }: Base, newer: Newer): string {
  const isStale = redoneNodes(state, newer.redo).length > 0
  const otherRules = newer.graph.nodes.filter(({ id, data }) => {
    const before = graph.nodes.find((node) => node.id === id)
    return JSON.stringify(before?.data) !== JSON.stringify(data)
  })
  const sentences = [
    isStale ? `${redoneWords(state, newer.redo)} in a newer run. What rests on it here is stale.` : null,
    JSON.stringify(inputs) === JSON.stringify(newer.inputs)
      ? null
      : 'A newer run goes on from this one with other inputs.',
    otherRules.length === 0
      ? null
      : `In a newer run ${otherRules.map(({ data }) => `“${data.label}”`).join(', ')} combines by another rule.`,
    newer.others === 0 ? null : `It was gone on from ${plural(newer.others + 1, 'time', 'times')}; this is the newest.`,
  ]
  return sentences.filter((sentence) => sentence !== null).join(' ')
}

function redoneWords({ nodes }: RunState, redo: readonly Redo[]): string {
  const [first, ...more] = redo
  if (first === undefined) return 'What had failed here was called again'
  const node = nodes.find(({ nodeId }) => nodeId === first.nodeId)
  const label = node?.label ?? first.nodeId
  if (more.length > 0) return `${redo.length} parts of this run were run again`
  if (first.branch === undefined || node?.branches.length === 1) return `“${label}” was run again`
  return `“${node?.branches[first.branch]?.label ?? `Branch ${first.branch + 1}`}” of “${label}” was run again`
}
