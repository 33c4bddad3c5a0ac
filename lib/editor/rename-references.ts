import { parseTemplate } from '../graph/template'
import { templatesOf } from '../graph/node-facts'
import type { CanvasNode } from './canvas'
import { toFlowNode } from './to-document'
import { setIn } from './set-in'

/** Calls other nodes by their new names in the templates of a node: `{{old.path}}` → `{{new.path}}`. */
export function renameReferences(node: CanvasNode, newIds: ReadonlyMap<string, string>): CanvasNode {
  let data: unknown = node.data
  for (const { path, text } of templatesOf(toFlowNode(node))) {
    const renamed = renameInTemplate(text, newIds)
    if (renamed !== text) data = setIn(data, path, renamed)
  }
  // The cast: only texts in templates were exchanged for texts.
  return data === node.data ? node : ({ ...node, data } as CanvasNode)
}

function renameInTemplate(text: string, newIds: ReadonlyMap<string, string>): string {
  return parseTemplate(text)
    .map((part) => {
      if (part.type === 'text') return part.text
      const [name = '', ...path] = part.reference.split('.')
      const id = newIds.get(name)
      return id === undefined ? part.text : `{{${[id, ...path].join('.')}}}`
    })
    .join('')
}
