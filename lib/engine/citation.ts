import { z } from 'zod'

/**
 * A place of an answer that a source is cited for. All of it was written by others: shown as text, never followed by itself.
 * `start` and `end` are where the cited words stand in the answer's text, in UTF-16 units, `end` behind the last.
 */
export const citationSchema = z.object({
  url: z.string(),
  title: z.string().nullable(),
  /** The words of the source that are cited. */
  citedText: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})
export type Citation = z.infer<typeof citationSchema>
