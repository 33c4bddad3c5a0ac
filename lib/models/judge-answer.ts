import { ModelCallError, type Generation } from '../engine/model-call'
import type { Usage } from '../engine/run-event'
import type { StreamedAnswer } from './accumulate-stream'
import { StreamFault } from './stream-fault'

type Judged = {
  label: string
  maxTokens: number
  costOf: (usage: Usage) => number | null
  savingOf: (usage: Usage) => number | null
}

/**
 * Decides whether an answer that has ended is a whole and usable one. An answer that was cut off, refused or left empty is none:
 * it is reported as a failure, with what it cost.
 *
 * @throws StreamFault when its end was never seen. @throws ModelCallError for an answer that was given but cannot be used.
 */
export function judgeAnswer(answer: StreamedAnswer, { label, maxTokens, costOf, savingOf }: Judged): Generation {
  const { text, model, stopReason } = answer
  if (!answer.begun && answer.unknownEvents > 0) throw new StreamFault('notAStream', 'its events are not known.')
  if (!answer.ended && stopReason === null) throw new StreamFault('truncated', 'The stream ended early.')

  const usage = answer.usage.inputTokens === null && answer.usage.outputTokens === null ? null : answer.usage
  const costUsd = costOf(answer.usage)
  const cacheSavedUsd = savingOf(answer.usage)
  // A whole answer without figures was billed all the same.
  const billed = usage === null ? { possiblyBilled: true } : {}
  const refuse = (code: string, message: string, more: { retryable?: boolean; partialText?: string } = {}) =>
    new ModelCallError(code, message, {
      ...{ retryable: false, partialText: text, usage, costUsd, cacheSavedUsd },
      ...billed,
      ...more,
    })

  switch (stopReason) {
    case 'max_tokens':
      throw refuse(
        'cut_off',
        `The answer was cut off after ${maxTokens} tokens. Allow this node more tokens or ask for less.`,
      )
    case 'model_context_window_exceeded':
      throw refuse(
        'context_full',
        'The prompt and the answer together are too long for this model. Put less material into the prompt.',
      )
    case 'refusal':
      // What came before a refusal is not an answer either.
      throw refuse('refused', refusalOf(answer.refusalCategory), { partialText: '' })
    case 'pause_turn':
      throw refuse(
        'unfinished_turn',
        'The model searched for long and did not come to an end. Allow it fewer searches, or ask for less.',
      )
    case 'tool_use':
      throw refuse(
        'unfinished_turn',
        'The model stopped to use a tool, which this node does not offer. Reword the prompt.',
      )
    default:
  }
  if (text.trim() === '') throw refuse('empty_answer', `${label} gave an empty answer.`, { retryable: true })
  const { citations } = answer
  const generation = { text, model, stopReason, usage, costUsd, cacheSavedUsd, warnings: warningsOf(answer) }
  return citations.length === 0 ? generation : { ...generation, citations }
}

function refusalOf(category: string | null): string {
  const why = category === null ? '' : ` (${category.replaceAll('_', ' ')})`
  return `The model refused to answer${why}. Reword the prompt or choose another model.`
}

const expected = new Set(['end_turn', 'stop_sequence'])
/** Kinds of blocks that are not part of an answer's text and need no remark. */
const silent = new Set(['thinking', 'redacted_thinking', 'server_tool_use', 'web_search_tool_result'])

function warningsOf({ ended, stopReason, otherBlocks, searchErrors }: StreamedAnswer): string[] {
  const warnings: string[] = []
  if (!ended) warnings.push('The answer ended without the closing event.')
  if (stopReason === null) warnings.push('The server did not say why the answer stopped. It may not be whole.')
  else if (!expected.has(stopReason))
    warnings.push(`The answer stopped for an unknown reason, “${stopReason.slice(0, 60)}”.`)
  const unseen = otherBlocks.filter((kind) => !silent.has(kind))
  if (unseen.length > 0)
    warnings.push(`Parts of the answer are not text and are not shown: ${unseen.join(', ').slice(0, 200)}.`)
  if (searchErrors.length > 0) {
    const codes = searchErrors.map((code) => code.slice(0, 60).replaceAll('_', ' ')).join(', ')
    warnings.push(`A search of the web gave nothing: ${codes}.`)
  }
  return warnings
}
