import type { NodeContext } from '../engine/executor'
import type { FlowNode } from '../graph/document'
import { incomingNodes } from '../graph/order'
import type { PromptSegment } from '../graph/prompt-segment'
import { referencesOf, renderTemplate } from '../graph/template'
import { fieldKind, fieldText, findReference, type Found } from './find-reference'

type Templates = { prompt: string; system?: string }

/** A branch's own words, by the name that templates call them: `section.label`. */
export type OwnWords = Readonly<Record<string, string>>

/**
 * Prepares a node's prompt once and renders it for each branch with the branch's own words. Every branch gets the same upstream
 * texts. If neither prompt nor system text names a node that leads here, all that lead here are put behind the prompt.
 */
export function preparePrompt(node: FlowNode, templates: Templates, context: NodeContext) {
  const upstream = new Map<string, Found | null>()
  const named = referencesOf(`${templates.prompt}\n${templates.system ?? ''}`)
  for (const reference of named) upstream.set(reference, findReference(reference, context))
  const namesUpstream = named.some((reference) => context.outputs.has(reference.split('.', 1)[0] ?? ''))
  const appended = namesUpstream
    ? []
    : incomingNodes(context.graph, node.id).flatMap((source) => blocksOf(source, context))

  return (own: OwnWords = {}): { segments: PromptSegment[]; system: string | null } => {
    const find = (reference: string): Found | null =>
      Object.hasOwn(own, reference)
        ? { text: own[reference] ?? '', kind: 'instruction' }
        : (upstream.get(reference) ?? null)
    const system = renderTemplate(templates.system ?? '', find)
    return {
      segments: [...renderTemplate(templates.prompt, find), ...appended],
      system:
        system
          .map(({ text }) => text)
          .join('')
          .trim() || null,
    }
  }
}

/** An upstream node as labelled blocks: an input field by field, since a table must stay a table; else its output. */
function blocksOf(source: FlowNode, context: NodeContext): PromptSegment[] {
  if (source.type !== 'input') {
    const output = context.outputs.get(source.id)
    return output === undefined ? [] : [{ kind: 'material', source: source.id, text: output.text }]
  }
  return source.data.fields.flatMap((field): PromptSegment[] => {
    const text = fieldText(source, field, context)
    if (text.trim() === '') return []
    const reference = `${source.id}.${field.name}`
    if (fieldKind(source, field, context) === 'material') return [{ kind: 'material', source: reference, text }]
    return [{ kind: 'instruction', source: reference, text: `\n\n${field.label?.trim() || field.name}: ${text}` }]
  })
}
