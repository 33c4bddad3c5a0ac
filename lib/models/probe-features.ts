import { APIError } from '@anthropic-ai/sdk'
import { ZodError } from 'zod'
import { addUsage } from '../engine/add-usage'
import type { Usage } from '../engine/run-event'
import { createStreamAccumulator } from './accumulate-stream'
import type { Connection } from './connection'
import { countTokens } from './count-tokens'
import { featureProbes, type FeatureProbe } from './feature-probes'
import type { FeatureName, Known } from './features'
import { priceOf } from './price-of'
import { streamMessage } from './stream-message'
import { StreamFault } from './stream-fault'
import { watchCall, type Patience } from './watch-call'

/** What calls have used. Cost is null where a price is not known; what a search costs on top of its tokens is not in it. */
export type Spent = { calls: number; usage: Usage | null; costUsd: number | null }

type Finding = { feature: FeatureName; known: Known; usage: Usage | null }

/** A small server of one's own answers one call after the other: it shall not be asked everything at once. */
const atOnce = 3
/** What is not known by then stays unknown. */
const wholeMs = 75_000
const patience: Patience = { firstByteMs: 30_000, idleMs: 20_000, wholeMs: 45_000 }

/** Asks a server that is known to answer what else it understands, by one tiny call each. Never throws. */
export async function probeFeatures(
  connection: Connection,
  key: string | null,
  model: string,
): Promise<{ found: Partial<Record<FeatureName, Known>>; spent: Spent }> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), wholeMs)
  const tasks = [
    ...featureProbes.map((probe) => () => probeFeature(connection, key, model, probe, deadline.signal)),
    () => probeTokenCounting(connection, key, model, deadline.signal),
  ]
  const findings = await inLines(tasks, atOnce)
  clearTimeout(timer)
  const usage = findings.reduce<Usage | null>((sum, finding) => addUsage(sum, finding.usage), null)
  return {
    found: Object.fromEntries(findings.map(({ feature, known }) => [feature, known])),
    spent: { calls: findings.length, usage, costUsd: usage === null ? null : priceOf(connection, model, usage) },
  }
}

async function probeFeature(
  connection: Connection,
  key: string | null,
  model: string,
  { feature, body, shows }: FeatureProbe,
  signal: AbortSignal,
): Promise<Finding> {
  const accumulator = createStreamAccumulator()
  const watch = watchCall(signal, patience)
  try {
    const streaming = { accumulator, watch, idleMs: patience.idleMs, headers: {}, onText: () => undefined }
    const answer = await streamMessage(connection, key, { ...body, model, stream: true }, streaming)
    // An answer that was cut off may have been on the way to it.
    const known = shows(answer) ? 'yes' : answer.stopReason === 'max_tokens' || !answer.ended ? 'unknown' : 'no'
    return { feature, known, usage: answer.usage }
  } catch (error) {
    return { feature, known: isRefusal(error) ? 'no' : 'unknown', usage: accumulator.answer().usage }
  } finally {
    watch.release()
  }
}

async function probeTokenCounting(
  connection: Connection,
  key: string | null,
  model: string,
  signal: AbortSignal,
): Promise<Finding> {
  const watch = watchCall(signal, patience)
  const feature = 'tokenCounting'
  try {
    watch.asking()
    await countTokens(connection, key, { model, messages: [{ role: 'user', content: 'One two three.' }] }, watch.signal)
    return { feature, known: 'yes', usage: null }
  } catch (error) {
    return { feature, known: isRefusal(error) || isNoCount(error) ? 'no' : 'unknown', usage: null }
  } finally {
    watch.release()
  }
}

const isNoCount = (error: unknown) => error instanceof SyntaxError || error instanceof ZodError

const refusals = new Set([400, 404, 405, 415, 422, 501])

/** Whether the server says that it does not understand, and not that it cannot just now. */
function isRefusal(error: unknown): boolean {
  if (error instanceof StreamFault) return error.errorType === 'invalid_request_error'
  return error instanceof APIError && error.status !== undefined && refusals.has(error.status)
}

async function inLines<Value>(tasks: readonly (() => Promise<Value>)[], lines: number): Promise<Value[]> {
  const results: Value[] = []
  const left = tasks.entries()
  async function work(): Promise<void> {
    for (const [at, task] of left) results[at] = await task()
  }
  await Promise.all(Array.from({ length: lines }, work))
  return results
}
