import { z } from 'zod'
import { stripMarkup } from './strip-markup'

const structuredSchema = z.looseObject({
  answer: z.union([z.string(), z.number(), z.boolean()]),
  confidence: z.number().optional(),
})

/** The `answer` field of a reply that is a JSON object, with the confidence that the branch states beside it. */
export type StructuredAnswer = { text: string; isNumber: boolean; confidence: number | null }

/** null when the output is no JSON object with an `answer` field. */
export function findStructuredAnswer(output: string): StructuredAnswer | null {
  if (!output.includes('{')) return null
  const bare = stripMarkup(output)
  if (!bare.startsWith('{')) return null
  const parsed = structuredSchema.safeParse(parseJson(bare))
  if (!parsed.success) return null
  const { answer, confidence } = parsed.data
  return { text: String(answer), isNumber: typeof answer === 'number', confidence: fraction(confidence) }
}

/** A confidence of 0 to 1, or of 1 to 100 as percent; null for anything else. */
export function fraction(confidence: number | undefined): number | null {
  if (confidence === undefined || !(confidence >= 0 && confidence <= 100)) return null
  return confidence <= 1 ? confidence : confidence / 100
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
