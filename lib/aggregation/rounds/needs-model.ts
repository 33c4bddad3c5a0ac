import { z } from 'zod'

const asking = z.looseObject({
  ties: z.array(z.string()).catch([]).default([]),
  extraVotes: z.number().catch(3).default(3),
  repair: z.boolean().catch(false).default(false),
  seed: z.number().catch(1).default(1),
})
type Asking = z.output<typeof asking>

/** What a rule that computes its result may ask a model for beside it, by its options; nothing where they cannot be read. */
export function askingOptions(options: unknown): Asking {
  const parsed = asking.safeParse(options ?? {})
  return parsed.success ? parsed.data : { ties: [], extraVotes: 0, repair: false, seed: 1 }
}

/** The options for whose sake a model may be asked: `ties`, `repair`. */
export function optionsThatAsk(options: unknown): ('ties' | 'repair')[] {
  const { ties, repair } = askingOptions(options)
  return [
    ...(ties.includes('judge') || ties.includes('extraVotes') ? (['ties'] as const) : []),
    ...(repair ? (['repair'] as const) : []),
  ]
}
