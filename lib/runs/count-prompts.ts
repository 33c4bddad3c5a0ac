import 'server-only'
import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages'
import { connectionSource } from '../db/connections'
import { isUsable, type Connection } from '../models/connection'
import { countedPart, countTokens } from '../models/count-tokens'
import { takesTokenCounting } from '../models/features'
import { contentHash } from './content-hash'
import { processWide } from './process-wide'

type Countable = { connection: Connection; body: MessageCreateParamsStreaming }

/** In one estimate: what more there is, is told by what was counted. */
const mostCounted = 20
/** All counts of an estimate together. */
export const countPatienceMs = 3_000
/** Counts that are kept: an estimate is made anew with every edit, and most of its prompts are the same. */
const mostKept = 2_000
/** A server that does not count is asked again after this time: it may have been replaced. */
const restMs = 5 * 60_000

const counts = processWide('token-counts', () => new Map<string, number>())
const resting = processWide('token-counts-resting', () => new Map<string, number>())

/** By what the counts are found again. */
export function promptHash({ connection, body }: Countable): string {
  return contentHash({ baseUrl: connection.baseUrl, ...countedPart(body) })
}

/**
 * Asks the servers how many tokens prompts have, each different one once. Answers by hash; a prompt that is missing was not counted:
 * its server cannot, took too long, or there were too many.
 */
export async function countPrompts(
  prompts: readonly Countable[],
  now: number,
  patienceMs: number,
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Map(prompts.filter(({ connection }) => isUsable(connection)).map((one) => [promptHash(one), one]))
  const found = new Map<string, number>()
  const missing: [string, Countable][] = []
  for (const [hash, prompt] of wanted) {
    const known = counts.get(hash)
    if (known !== undefined) found.set(hash, known)
    else if ((resting.get(serverOf(prompt)) ?? 0) <= now) missing.push([hash, prompt])
  }
  const signal = AbortSignal.timeout(patienceMs)
  await Promise.all(
    missing.slice(0, mostCounted).map(async ([hash, prompt]) => {
      const tokens = await ask(prompt, signal)
      if (tokens === null) {
        // Whoever was only slow may be quicker the next time.
        if (!signal.aborted) resting.set(serverOf(prompt), now + restMs)
        return
      }
      found.set(hash, tokens)
      keep(hash, tokens)
    }),
  )
  return found
}

const serverOf = ({ connection, body }: Countable) => `${connection.baseUrl} ${body.model}`

/** null: an estimate does without, whatever the reason. */
async function ask({ connection, body }: Countable, signal: AbortSignal): Promise<number | null> {
  if (!takesTokenCounting(connection)) return null
  try {
    const key = connection.authStyle === 'none' ? null : await connectionSource.keyOf(connection.name)
    return await countTokens(connection, key, countedPart(body), signal)
  } catch {
    return null
  }
}

function keep(hash: string, tokens: number): void {
  counts.set(hash, tokens)
  for (const oldest of counts.keys()) {
    if (counts.size <= mostKept) return
    counts.delete(oldest)
  }
}
