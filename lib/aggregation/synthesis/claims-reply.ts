import { z } from 'zod'
import { stripMarkup } from '../extraction/strip-markup'

/** The claims block as a model writes it. Read with patience: what is left out is empty, unknown keys are ignored. */
const claimsReplySchema = z.object({
  claims: z
    .array(
      z.object({
        text: z.string(),
        support: z.array(z.object({ branch: z.string(), quote: z.string().default('') })).default([]),
        against: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  conflicts: z.array(z.object({ topic: z.string(), positions: z.array(z.string()).default([]) })).default([]),
  unused: z.array(z.string()).default([]),
})
export type ClaimsReply = z.output<typeof claimsReplySchema>

/** null when the block is no JSON of this shape: its claims can then not be checked, the answer stands all the same. */
export function parseClaims(block: string): ClaimsReply | null {
  try {
    const parsed = claimsReplySchema.safeParse(JSON.parse(stripMarkup(block)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
