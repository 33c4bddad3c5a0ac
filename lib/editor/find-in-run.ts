import type { RunState } from '../engine/run-state'
import type { RunInputs } from '../graph/document'
import type { PromptSegment } from '../graph/prompt-segment'

/** What a reference stands for in a run that has been: a field of its inputs, a node's output, or a path into it. null: not known there. */
export function findInRun(
  reference: string,
  run: RunState,
  inputs: RunInputs,
): { text: string; kind: PromptSegment['kind'] } | null {
  const [name = '', ...path] = reference.split('.')
  const field = path.length === 1 ? ownValue(ownValue(inputs, name), path[0] ?? '') : undefined
  if (typeof field === 'string' || typeof field === 'number') return { text: String(field), kind: 'material' }

  const output = run.nodes.find((node) => node.nodeId === name)?.output ?? null
  if (output === null) return null
  if (path.length === 0) return { text: output.text, kind: 'material' }
  const value = path.reduce<unknown>(ownValue, output.value ?? parse(output.text))
  if (value === undefined) return null
  return { text: typeof value === 'string' ? value : JSON.stringify(value), kind: 'material' }
}

/** Own keys only: a path may say `constructor`. */
function ownValue(value: unknown, key: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
