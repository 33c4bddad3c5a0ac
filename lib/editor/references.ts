import type { Graph } from '../graph/document'
import { nameOfNode } from '../graph/node-facts'
import { upstreamIds } from '../graph/order'

/** A name that a template of a node may use. */
export type ReferenceOption = {
  /** As it is written between the braces. */
  reference: string
  /** What a person calls it: "Brief › Company". */
  label: string
  kind: 'field' | 'output' | 'section'
}

/** Every name that is known in the templates of a node, the nearest to hand first: its own item, then what is upstream in declared order. */
export function listReferences(graph: Graph, nodeId: string): ReferenceOption[] {
  const own = graph.nodes.find(({ id }) => id === nodeId)?.type === 'section' ? sectionOptions : []
  const before = upstreamIds(graph, nodeId)
  const upstream = graph.nodes
    .filter(({ id }) => id !== nodeId && before.has(id))
    .flatMap((node): ReferenceOption[] => {
      const name = nameOfNode(node)
      if (node.type !== 'input') return [{ reference: node.id, label: name, kind: 'output' }]
      return node.data.fields.map((field) => ({
        reference: `${node.id}.${field.name}`,
        label: `${name} › ${field.label?.trim() || field.name}`,
        kind: 'field',
      }))
    })
  return [...own, ...upstream]
}

const sectionOptions: ReferenceOption[] = [
  { reference: 'section.instruction', label: 'Instruction of the section', kind: 'section' },
  { reference: 'section.label', label: 'Name of the section', kind: 'section' },
]

/** Whether a reference of a template begins with a known name; what comes after an output's name is a path into its value. */
export function isKnownReference(reference: string, options: readonly ReferenceOption[]): boolean {
  return options.some(
    (option) =>
      reference === option.reference ||
      (option.kind === 'output' && reference.startsWith(`${option.reference}.`)) ||
      (option.kind === 'field' && option.reference.startsWith(`${reference}.`)),
  )
}
