import type { NodeExecutor } from '../engine/executor'
import { fieldText } from './find-reference'

/** Hands on what the run was given: the text of a single field as it is, several under their names. */
export const input: NodeExecutor<'input'> = {
  plan: () => [],
  settle(node, context) {
    const fields = node.data.fields.map((field) => ({ field, text: fieldText(node, field, context) }))
    const [only] = fields
    const named = fields.map(({ field, text }) => `## ${field.label?.trim() || field.name}\n\n${text}`)
    return {
      ok: true,
      output: {
        text: fields.length === 1 ? (only?.text ?? '') : named.join('\n\n'),
        value: { ...(Object.hasOwn(context.inputs, node.id) ? context.inputs[node.id] : {}) },
      },
    }
  },
}
