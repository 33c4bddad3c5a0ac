import { parseJson } from '../engine/branch-output'
import type { NodeContext } from '../engine/executor'
import type { NodeOutput } from '../engine/run-event'
import type { FlowNode } from '../graph/document'
import type { PromptSegment } from '../graph/prompt-segment'
import type { InputField } from '../nodes/input'

export type Found = Pick<PromptSegment, 'kind' | 'text'>

/** Texts this short are read as part of the sentence that they stand in, longer ones as something to work on. */
const longestInlineText = 200

/**
 * Finds what a template names: a field of an input node (`brief.company`), an upstream output (`competitors`), or a place in its
 * JSON (`competitors.0.price`). null for what there is not.
 */
export function findReference(reference: string, context: NodeContext): Found | null {
  const [nodeId = '', ...path] = reference.split('.')
  const node = context.graph.nodes.find(({ id }) => id === nodeId)
  if (node?.type === 'input' && path.length > 0) {
    const field = node.data.fields.find(({ name }) => name === path.join('.'))
    return field === undefined ? null : { text: fieldText(node, field, context), kind: fieldKind(node, field, context) }
  }
  const output = context.outputs.get(nodeId)
  if (output === undefined) return null
  const text = path.length === 0 ? output.text : textAt(output, path)
  return text === null ? null : { text, kind: 'material' }
}

/** What a run was given for a field. `Object.hasOwn`, since a node or field may be called `constructor`. */
export function fieldText(node: FlowNode<'input'>, { name }: InputField, { inputs }: NodeContext): string {
  const values = Object.hasOwn(inputs, node.id) ? inputs[node.id] : undefined
  return String(values !== undefined && Object.hasOwn(values, name) ? (values[name] ?? '') : '')
}

export function fieldKind(node: FlowNode<'input'>, field: InputField, context: NodeContext): PromptSegment['kind'] {
  if (field.type === 'number' || field.type === 'choice') return 'instruction'
  if (field.type === 'table' || field.type === 'document') return 'material'
  const text = fieldText(node, field, context)
  return text.length < longestInlineText && !text.includes('\n') ? 'instruction' : 'material'
}

/** The text at a path into an output's value; JSON where it is no plain text or number. */
function textAt(output: NodeOutput, path: readonly string[]): string | null {
  let value: unknown = output.value ?? parseJson(output.text)
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<string, unknown>)[key]
  }
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
