import type { RuleCall } from '../aggregation/define-rule'
import type { PromptSegment } from '../graph/prompt-segment'

/** What a rule asks, with the branch outputs apart from the question. Outputs first, the question last, as models answer it best. */
export function segmentsOf({ materials, instruction }: RuleCall): PromptSegment[] {
  return [
    ...materials.map(({ label, topic = null, open, text, close }): PromptSegment => ({
      kind: 'material',
      source: label,
      text,
      block: { topic, open, close },
    })),
    { kind: 'instruction', source: null, text: instruction },
  ]
}
