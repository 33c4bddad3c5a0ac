import { APIConnectionError, APIError } from '@anthropic-ai/sdk'
import { ModelCallError } from '../engine/model-call'
import type { StreamedAnswer } from './accumulate-stream'
import type { Connection } from './connection'
import { classifyStatus } from './classify-status'
import { classifyTransport } from './classify-transport'
import type { Secrets } from './quote-reason'
import { StreamFault } from './stream-fault'

/** Where a call failed. */
export type FailedCall = {
  connection: Connection
  /** As the endpoint calls it. */
  model: string
  secrets: Secrets
  /** What had come when it failed. */
  partial: StreamedAnswer
  /** Milliseconds since 1970. */
  now: number
}

/** What a failure means, before what had come until then is added to it. */
export type Diagnosis = {
  code: string
  message: string
  retryable: boolean
  retryAfterMs?: number | null
  /** The server may have worked, and may charge for it. */
  possiblyBilled?: boolean
  scope?: 'connection'
}

/**
 * Says what a failed call means: what to call it, whether to try again, and what a person can do. The sentences name the connection
 * by its label, never the key, never the prompt.
 */
export function classifyError(error: unknown, call: FailedCall): ModelCallError {
  const { code, message, ...details } = diagnose(error, call)
  const { text, usage, begun } = call.partial
  const all = { ...details, partialText: text, usage: begun ? usage : null }
  // What the server itself has said may repeat a prompt or a key, and a cause ends up in the log.
  return new ModelCallError(code, message, all, isSaidByServer(error) ? {} : { cause: error })
}

function diagnose(error: unknown, call: FailedCall): Diagnosis {
  if (error instanceof StreamFault) return diagnoseFault(error, call)
  if (error instanceof APIError && !(error instanceof APIConnectionError)) return classifyStatus(error, call)
  return classifyTransport(error, call)
}

function isSaidByServer(error: unknown): boolean {
  if (error instanceof StreamFault) return error.reason === 'serverError'
  return error instanceof APIError && !(error instanceof APIConnectionError)
}

function diagnoseFault(fault: StreamFault, call: FailedCall): Diagnosis {
  const { label, baseUrl } = call.connection
  switch (fault.reason) {
    case 'notAStream':
      return {
        code: 'not_a_stream',
        message: `${label} does not answer as the Messages API does: ${fault.message} Check its base URL, ${baseUrl}.`,
        retryable: false,
      }
    case 'malformed':
      return broken('malformed_answer', `${label} sent an answer that cannot be read: ${fault.message}`)
    case 'truncated':
      return broken('truncated_answer', `${label} broke off before the end of the answer.`)
    case 'tooLong':
      return {
        code: 'answer_too_long',
        message: `${fault.message} Ask for less, or set the maximum of tokens lower.`,
        retryable: false,
        possiblyBilled: true,
      }
    case 'noFirstByte':
      return broken('no_answer_yet', `${label} took the request and then stayed silent. ${fault.message}`)
    case 'stalled':
      return broken('stalled', `${label} stopped in the middle of the answer. ${fault.message}`)
    case 'deadline':
      return broken(
        'timed_out',
        `The answer of ${label} took too long. ${fault.message} Give the node more time or ask for less.`,
      )
    case 'serverError':
      return { ...classifyStatus(fault, call), possiblyBilled: call.partial.begun }
    default:
      return fault.reason satisfies never
  }
}

function broken(code: string, message: string): Diagnosis {
  return { code, message, retryable: true, possiblyBilled: true }
}
