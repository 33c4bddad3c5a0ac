import type { Answer } from '../../aggregation/answer'
import type { ModelRequest } from '../../engine/model-call'
import { generateOffline } from './generate-offline'
import type { OfflineModelId } from './offline-models'

/** For tests: a request with an instruction and materials by their reference. */
export function requestOf(
  model: OfflineModelId,
  instruction: string,
  materials: Record<string, string>,
  answer: Answer = { type: 'text' },
): ModelRequest {
  return {
    model,
    system: null,
    segments: [
      { kind: 'instruction', source: null, text: instruction },
      ...Object.entries(materials).map(([source, text]) => ({ kind: 'material' as const, source, text })),
    ],
    answer,
    options: {},
    purpose: 'branch',
  }
}

/** For tests: calls an offline model and gives back what it said. */
export async function ask(...[model, instruction, materials, answer]: Parameters<typeof requestOf>): Promise<string> {
  return (await generate(requestOf(model, instruction, materials, answer))).text
}

export function generate(
  request: ModelRequest,
  onText: (text: string) => void = () => {},
  signal = new AbortController().signal,
) {
  return generateOffline(request, { key: { runId: 'run', nodeId: 'node', branch: 0, attempt: 1 }, signal, onText })
}
