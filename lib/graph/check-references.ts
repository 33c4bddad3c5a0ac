import type { Issue } from '../errors/app-error'
import type { FlowNode, Graph } from './document'
import type { GraphIndex } from './graph-index'
import { nameOfNode, templatesOf } from './node-facts'
import { nearestName } from './nearest-name'
import { upstreamIds } from './order'
import { reachability } from './reachability'
import { referencesOf } from './template'

/** A suggestion goes through every name upstream; nobody reads the hundred-and-first. */
const maxSuggestions = 100
const sectionNames = ['section.label', 'section.instruction']

type Problem = { code: string; message: string }
type Use = { node: FlowNode; path: string; reference: string; source: FlowNode | undefined }
type Surroundings = {
  leads: (source: string, target: string) => boolean
  /** The names that templates of a node may use; none once many have been asked for. */
  namesBefore: (node: FlowNode) => string[]
}

/** Names in templates that mean nothing where they stand. */
export function checkReferences(graph: Graph, index: GraphIndex): Issue[] {
  const uses = graph.nodes.flatMap((node) => usesIn(node, index))
  const used = [...new Set(uses.flatMap(({ source }) => source?.id ?? []))]
  const surroundings = { leads: reachability(index, used), namesBefore: listNames(graph) }
  return uses.flatMap((use) => {
    const problem = checkUse(use, surroundings)
    return problem === null ? [] : [{ path: use.path, ...problem, nodeId: use.node.id }]
  })
}

function usesIn(node: FlowNode, index: GraphIndex): Use[] {
  return templatesOf(node).flatMap(({ path, text }) =>
    referencesOf(text).map((reference) => ({
      node,
      path,
      reference,
      source: index.node(reference.split('.')[0] ?? ''),
    })),
  )
}

function checkUse({ node, reference, source }: Use, { leads, namesBefore }: Surroundings): Problem | null {
  const [name, part] = reference.split('.')
  if (name === 'section' && node.type === 'section') {
    return sectionNames.includes(reference) ? null : unknownName(reference, 'A section', sectionNames)
  }
  if (source === undefined && name === 'section') {
    return { code: 'section_outside', message: `{{${reference}}} is known only inside a section node. Remove it here.` }
  }
  if (source === undefined) return unknownName(reference, 'This node', namesBefore(node))
  if (!leads(source.id, node.id)) return notUpstream(reference, source, node)
  return source.type === 'input' && part !== undefined ? checkField(reference, part, source) : null
}

function notUpstream(reference: string, source: FlowNode, node: FlowNode): Problem {
  const message =
    source.id === node.id
      ? `{{${reference}}} is this node itself. Name a node that leads here.`
      : `{{${reference}}} is not known here: “${nameOfNode(source)}” does not lead to this node. Connect it, or remove the name.`
  return { code: 'not_upstream', message }
}

function checkField(reference: string, field: string, source: FlowNode<'input'>): Problem | null {
  const names = source.data.fields.map(({ name }) => name)
  if (reference === `${source.id}.${field}` && names.includes(field)) return null
  return unknownName(
    reference,
    `“${nameOfNode(source)}”`,
    names.map((name) => `${source.id}.${name}`),
  )
}

function unknownName(reference: string, owner: string, known: readonly string[]): Problem {
  const code = 'unknown_reference'
  const nearest = nearestName(reference, known)
  if (nearest !== null) {
    return { code, message: `${owner} does not know {{${reference}}}. Did you mean {{${nearest}}}?` }
  }
  const some = known.slice(0, 5).map((name) => `{{${name}}}`)
  const hint = some.length === 0 ? 'Remove it, or connect the node it names.' : `Known here: ${some.join(', ')}.`
  return { code, message: `${owner} does not know {{${reference}}}. ${hint}` }
}

/** Upstream nodes, and the fields of upstream inputs, in declared order. */
function listNames(graph: Graph): Surroundings['namesBefore'] {
  let asked = 0
  return (node) => {
    asked += 1
    if (asked > maxSuggestions) return []
    const before = upstreamIds(graph, node.id)
    return graph.nodes.flatMap((source) => {
      if (!before.has(source.id)) return []
      const fields = source.type === 'input' ? source.data.fields.map(({ name }) => `${source.id}.${name}`) : []
      return [source.id, ...fields]
    })
  }
}
