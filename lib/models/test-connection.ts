import { addKnown, addUsage } from '../engine/add-usage'
import { ModelCallError, type ModelRequest } from '../engine/model-call'
import type { Connection } from './connection'
import { modelIdsOf } from './default-model'
import { featuresSchema, type Features, type Known } from './features'
import { createMessagesGenerate } from './messages-generate'
import { probeFeatures, type Spent } from './probe-features'
import type { Patience } from './watch-call'

/** What tiny calls have shown about a connection. */
export type ConnectionReport = {
  ok: boolean
  /** The server answered, were it with an error. */
  reachable: boolean
  /** Until the first words; null when none came. */
  firstWordsMs: number | null
  /** As the answer names it; a gateway may map names in silence. */
  model: string | null
  /** What is wrong or odd and what to do about it, as sentences. */
  problems: string[]
  /** null where the server gave no answer. */
  features: Features | null
  /** The header with which the server took the key, where it refused it in the one that is set. */
  wantsHeader: 'bearer' | 'x-api-key' | null
  /** null where no call was made. */
  spent: Spent | null
}

const quick: Patience = { firstByteMs: 30_000, idleMs: 20_000, wholeMs: 60_000 }
const unreachable = new Set(['unreachable', 'forbidden_address', 'untrusted_certificate', 'no_answer_yet'])
const refusedKey = new Set(['invalid_key', 'permission_denied'])

/**
 * Asks a model of the connection for a few words and then, if it answers, what else its server understands: about nine tiny calls,
 * one of which searches the web. Never throws: what went wrong stands in the report.
 *
 * @param now milliseconds since 1970.
 */
export async function testConnection(
  connection: Connection,
  key: string | null,
  { modelId, now }: { modelId?: string; now: number },
): Promise<ConnectionReport> {
  const model = modelId ?? modelIdsOf(connection)[0]
  if (model === undefined) return uncalled('Name at least one model that this connection offers.')
  if (key === null && connection.authStyle !== 'none') return uncalled(`Enter a key for ${connection.label} first.`)

  const first = await askForWords(connection, key, model)
  const other = otherHeader(connection)
  if (!refusedKey.has(first.errorCode ?? '') || other === null) return withFeatures(first, connection, key, model, now)
  const second = await askForWords({ ...connection, authStyle: other }, key, model)
  const calls = first.report.spent?.calls ?? 1
  if (!second.report.ok) return { ...first.report, spent: { calls: calls + 1, usage: null, costUsd: null } }
  const report = await withFeatures(second, { ...connection, authStyle: other }, key, model, now)
  const spent = report.spent === null ? null : { ...report.spent, calls: report.spent.calls + calls }
  const sentence = `${connection.label} wants its key as ${other === 'bearer' ? 'authorization: Bearer' : 'x-api-key'}.`
  return { ...report, spent, wantsHeader: other, problems: [sentence, ...report.problems] }
}

type FirstCall = {
  report: ConnectionReport
  errorCode: string | null
  streaming: Known
  rateHeaders: Known
}

async function askForWords(connection: Connection, key: string | null, model: string): Promise<FirstCall> {
  const beganAt = performance.now()
  let firstWordsMs: number | null = null
  let pieces = 0
  let rateHeaders: Known = 'unknown'
  const call = {
    key: { runId: 'test', nodeId: 'test', branch: 0, attempt: 1 },
    signal: new AbortController().signal,
    onText: () => {
      pieces += 1
      firstWordsMs ??= Math.round(performance.now() - beganAt)
    },
    onAccepted: (quotas: readonly unknown[]) => {
      rateHeaders = quotas.length > 0 ? 'yes' : 'no'
    },
  }
  const seen = (report: ConnectionReport, errorCode: string | null, text: string): FirstCall => ({
    report: { ...report, firstWordsMs },
    errorCode,
    streaming: streamingOf(pieces, text),
    rateHeaders,
  })
  try {
    const generation = await createMessagesGenerate(connection, key, quick)(requestFor(connection.name, model), call)
    const problems = [...generation.warnings]
    if (generation.model !== null && generation.model !== model)
      problems.push(`The server answered with the model ${generation.model} instead of ${model}.`)
    if (generation.usage === null) problems.push('The server does not count tokens, so runs cannot show what they use.')
    const { usage, costUsd } = generation
    const spent = { calls: 1, usage, costUsd }
    return seen(
      { ...uncalled(''), ok: true, reachable: true, model: generation.model, problems, spent },
      null,
      generation.text,
    )
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error
    // Cut off or left empty, it has answered all the same.
    const ok = error.code === 'cut_off' || error.code === 'empty_answer'
    const { usage = null, costUsd = null, partialText = '' } = error.details
    const reachable = !unreachable.has(error.code)
    return seen(
      { ...uncalled(error.message), ok, reachable, spent: { calls: 1, usage, costUsd } },
      error.code,
      partialText,
    )
  }
}

async function withFeatures(
  { report, streaming, rateHeaders }: FirstCall,
  connection: Connection,
  key: string | null,
  model: string,
  now: number,
): Promise<ConnectionReport> {
  if (!report.ok) return report
  const { found, spent } = await probeFeatures(connection, key, model)
  const features = featuresSchema.parse({
    testedAt: now,
    model,
    headerStyle: connection.authStyle,
    streaming,
    rateHeaders,
    ...found,
  })
  return { ...report, features, spent: report.spent === null ? spent : addSpent(report.spent, spent) }
}

/** A few words may come in one piece from a server that streams; six in one piece have been held back. */
function streamingOf(pieces: number, text: string): Known {
  if (pieces > 1) return 'yes'
  return text.trim().split(/\s+/).length > 3 ? 'no' : 'unknown'
}

function otherHeader({ name, authStyle }: Connection): 'bearer' | 'x-api-key' | null {
  if (authStyle === 'none' || name === 'anthropic') return null
  return authStyle === 'bearer' ? 'x-api-key' : 'bearer'
}

function addSpent(one: Spent, other: Spent): Spent {
  const isPriced = one.costUsd !== null && other.costUsd !== null
  return {
    calls: one.calls + other.calls,
    usage: addUsage(one.usage, other.usage),
    costUsd: isPriced ? addKnown(one.costUsd, other.costUsd) : null,
  }
}

function requestFor(connectionName: string, modelId: string): ModelRequest {
  const text = 'Answer with these six words and nothing else: one two three four five six'
  return {
    model: `${connectionName}/${modelId}`,
    system: null,
    segments: [{ kind: 'instruction', source: null, text }],
    answer: { type: 'text' },
    options: { maxTokens: 512 },
    purpose: 'branch',
  }
}

function uncalled(problem: string): ConnectionReport {
  return {
    ok: false,
    reachable: false,
    firstWordsMs: null,
    model: null,
    problems: problem === '' ? [] : [problem],
    features: null,
    wantsHeader: null,
    spent: null,
  }
}
