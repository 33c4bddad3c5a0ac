import { z } from 'zod'
import { modeNames } from './modes'

/** How one kind of request is answered. The first script that fits a request, and is not used up, answers it. */
const scriptSchema = z.strictObject({
  /** Everything that is given must fit; an empty condition fits every request. */
  when: z
    .strictObject({
      model: z.string().optional(),
      run: z.string().optional(),
      node: z.string().optional(),
      branch: z.int().nonnegative().optional(),
      attempt: z.int().positive().optional(),
      /** Occurs in the system prompt or in a message. */
      text: z.string().optional(),
      /** A field that the request has, as a path: `output_config.format`. */
      field: z.string().optional(),
    })
    .default({}),
  /** How many requests it answers before the next fitting script takes over. Unlimited unless told. */
  times: z.int().positive().optional(),
  /** A whole answer unless told; see `modes.ts` for the others. */
  mode: z.enum(modeNames).default('answer'),
  /** From the arrival of the request to the first words. */
  firstWordMs: z.number().nonnegative().default(0),
  tokensPerSecond: z.number().positive().default(1000),
  /** Length of the answer where `text` is not given: seeded words. */
  tokens: z.int().nonnegative().default(12),
  /** The answer, sent word by word, or what an error of mode `status` says. `{model}`, `{branch}`, `{attempt}` and `{prompt}` are filled in. */
  text: z.string().optional(),
  /** For the modes `resetMidStream` and `endInsideLine`: after this many bytes instead of half of the words. */
  cutAtByte: z.int().nonnegative().optional(),
  stopReason: z.string().default('end_turn'),
  /** Reported besides the tokens, in every mode: `cache_read_input_tokens`. */
  counters: z.record(z.string(), z.json()).default({}),
  /** For the mode `saidUsage`: the token counts of an answer as they are sent, sensible or not. */
  usage: z.record(z.string(), z.unknown()).optional(),
  /** For the mode `mutated`: chooses what is done to the bytes. */
  seed: z.int().optional(),
  /** For the mode `status`. */
  status: z.int().min(400).max(599).default(400),
  /** For the modes `status`, `rateLimited` and `answer`. */
  headers: z.record(z.string(), z.string()).default({}),
})
type Script = z.infer<typeof scriptSchema>
export type ScriptInput = z.input<typeof scriptSchema>

/** What a script can be chosen by. Run, node, branch and attempt come from the `x-parallax-*` request headers. */
export type IncomingCall = {
  model: string
  run: string | null
  node: string | null
  branch: number | null
  attempt: number | null
  text: string
  /** The whole request as it was sent. */
  body: Readonly<Record<string, unknown>>
  /** All that stands before each mark for the cache of prompts, the mark's own block included, with model and effort in front. */
  marked: readonly string[]
}

export type ScriptBook = { choose: (call: IncomingCall) => Script; replace: (scripts: readonly ScriptInput[]) => void }

/** Keeps the scripts in order and counts how often each has answered. A request that none fits gets a plain whole answer. */
export function createScriptBook(initial: readonly ScriptInput[]): ScriptBook {
  let entries: { script: Script; left: number }[] = []
  const fallback = scriptSchema.parse({})

  function replace(scripts: readonly ScriptInput[]): void {
    entries = scripts.map((input) => {
      const script = scriptSchema.parse(input)
      return { script, left: script.times ?? Infinity }
    })
  }

  function choose(call: IncomingCall): Script {
    const entry = entries.find(({ script, left }) => left > 0 && fits(script.when, call))
    if (entry === undefined) return fallback
    entry.left -= 1
    return entry.script
  }

  replace(initial)
  return { choose, replace }
}

function fits(when: Script['when'], call: IncomingCall): boolean {
  return (
    (when.model === undefined || when.model === call.model) &&
    (when.run === undefined || when.run === call.run) &&
    (when.node === undefined || when.node === call.node) &&
    (when.branch === undefined || when.branch === call.branch) &&
    (when.attempt === undefined || when.attempt === call.attempt) &&
    (when.text === undefined || call.text.includes(when.text)) &&
    (when.field === undefined || hasField(call.body, when.field))
  )
}

function hasField(body: unknown, path: string): boolean {
  let value = body
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name]
  return value !== undefined
}
