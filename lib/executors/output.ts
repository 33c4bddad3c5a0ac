import { parseJson } from '../engine/branch-output'
import type { NodeContext, NodeExecutor } from '../engine/executor'
import type { NodeOutput } from '../engine/run-event'
import { nameOfNode } from '../graph/node-facts'
import { incomingNodes } from '../graph/order'
import { renderTemplate } from '../graph/template'
import type { FlowNode } from '../graph/document'
import { findReference } from './find-reference'
import { markdownTable } from './markdown-table'

/** Hands the result back: a template, or what leads here; as Markdown, as JSON or as a table. */
export const output: NodeExecutor<'output'> = {
  plan: () => [],
  settle(node, context) {
    const result = compose(node, context)
    const value = result.value ?? parseJson(result.text)
    if (node.data.format === 'json') {
      const shown = value ?? result.text
      return { ok: true, output: { text: `\`\`\`json\n${JSON.stringify(shown, null, 2)}\n\`\`\``, value: shown } }
    }
    const table = node.data.format === 'table' ? markdownTable(value) : null
    return { ok: true, output: table === null ? result : { ...result, text: table } }
  },
}

function compose(node: FlowNode<'output'>, context: NodeContext): NodeOutput {
  const template = node.data.template?.trim() ?? ''
  if (template !== '') {
    const segments = renderTemplate(template, (reference) => findReference(reference, context))
    return { text: segments.map(({ text }) => text).join('') }
  }
  const found = incomingNodes(context.graph, node.id).flatMap((source) => {
    const given = context.outputs.get(source.id)
    return given === undefined ? [] : [{ source, given }]
  })
  const [first] = found
  if (first !== undefined && found.length === 1) return first.given
  return {
    text: found.map(({ source, given }) => `## ${nameOfNode(source)}\n\n${given.text}`).join('\n\n'),
    value: Object.fromEntries(found.map(({ source, given }) => [source.id, given.value ?? given.text])),
  }
}
