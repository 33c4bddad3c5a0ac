import { ModelCallError, type ModelRequest } from '../engine/model-call'
import type { Connection } from './connection'
import { modelIdsOf } from './default-model'
import { createMessagesGenerate } from './messages-generate'
import type { Patience } from './watch-call'

/** What a tiny call has shown about a connection. */
export type ConnectionReport = {
  ok: boolean
  /** The server answered, were it with an error. */
  reachable: boolean
  /** Words came before the end. */
  streaming: boolean
  /** Until the first words; null when none came. */
  firstWordsMs: number | null
  /** As the answer names it; a gateway may map names in silence. */
  model: string | null
  /** What is wrong or odd and what to do about it, as sentences. */
  problems: string[]
}

const quick: Patience = { firstByteMs: 30_000, idleMs: 20_000, wholeMs: 60_000 }
const unreachable = new Set(['unreachable', 'forbidden_address', 'untrusted_certificate', 'no_answer_yet'])

/** Asks a model of the connection for one word, which costs a few tokens. Never throws: what went wrong stands in the report. */
export async function testConnection(
  connection: Connection,
  key: string | null,
  modelId?: string,
): Promise<ConnectionReport> {
  const model = modelId ?? modelIdsOf(connection)[0]
  if (model === undefined) return failed(false, 'Name at least one model that this connection offers.')
  if (key === null && connection.authStyle !== 'none')
    return failed(false, `Enter a key for ${connection.label} first.`)

  const beganAt = performance.now()
  let firstWordsMs: number | null = null
  const onText = () => {
    firstWordsMs ??= Math.round(performance.now() - beganAt)
  }
  const call = {
    key: { runId: 'test', nodeId: 'test', branch: 0, attempt: 1 },
    signal: new AbortController().signal,
    onText,
  }
  try {
    const generation = await createMessagesGenerate(connection, key, quick)(requestFor(connection.name, model), call)
    const mapped = generation.model !== null && generation.model !== model
    const problems = [...generation.warnings]
    if (mapped) problems.push(`The server answered with the model ${generation.model} instead of ${model}.`)
    if (generation.usage === null) problems.push('The server does not count tokens, so runs cannot show what they use.')
    return {
      ok: true,
      reachable: true,
      streaming: firstWordsMs !== null,
      firstWordsMs,
      model: generation.model,
      problems,
    }
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error
    // Cut off or left empty, it has answered all the same.
    const answered = error.code === 'cut_off' || error.code === 'empty_answer'
    return {
      ...failed(!unreachable.has(error.code), error.message),
      ok: answered,
      streaming: firstWordsMs !== null,
      firstWordsMs,
    }
  }
}

function requestFor(connectionName: string, modelId: string): ModelRequest {
  return {
    model: `${connectionName}/${modelId}`,
    system: null,
    segments: [{ kind: 'instruction', source: null, text: 'Answer with the one word: ready' }],
    answer: { type: 'text' },
    options: { maxTokens: 512 },
    purpose: 'branch',
  }
}

function failed(reachable: boolean, problem: string): ConnectionReport {
  return { ok: false, reachable, streaming: false, firstWordsMs: null, model: null, problems: [problem] }
}
