import { APIError } from '@anthropic-ai/sdk'
import type { Diagnosis, FailedCall } from './classify-error'
import { parseRetryAfter } from './parse-retry-after'
import { quoteReason } from './quote-reason'
import { readQuotas } from './read-quotas'
import type { StreamFault } from './stream-fault'

/** The status that a type of error comes with, for an error that comes in a stream and so has no status of its own. */
const statusOfType: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  conflict_error: 409,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
}

/** Limits on money come as 429 or 400, told apart from a request too many by this code. */
const spendCode = /spend_limit_reached|billing_unavailable/
/** Older answers say it only in words. */
const spendWords = /usage limits|credit balance|spend(ing)? limit/i

/** What an answer of the server that is itself an error means: by status, or in a stream by the type of the error. */
export function classifyStatus(error: APIError | StreamFault, call: FailedCall): Diagnosis {
  const { label, baseUrl } = call.connection
  const said = readError(error)
  const reason = quoteReason(said.message, call.secrets)
  const because = reason === null ? '' : ` It says: “${reason}”`
  const retryAfterMs = parseRetryAfter(said.headers, call.now) ?? untilQuotaReset(said, call.now)

  if (spendCode.test(said.code) || ([400, 429].includes(said.status) && spendWords.test(said.message ?? ''))) {
    const message = `${label} has reached its spend limit. Raise it with the provider or wait until it is reset, then run again.`
    return { code: 'spend_limit_reached', message, retryable: false, scope: 'connection' }
  }
  switch (said.status) {
    case 401:
      return closed('invalid_key', `${label} does not accept the key. Enter a valid one under Settings.`)
    case 402:
      return closed(
        'payment_required',
        `${label} wants its bill settled first. Check the account with the provider, then run again.`,
      )
    case 403:
      return closed(
        'permission_denied',
        `${label} does not let this key use ${call.model}. Use another key or model.${because}`,
      )
    case 404:
      return refused(
        'model_not_found',
        `${label} does not know ${call.model}. Choose another model or check the base URL, ${baseUrl}.`,
      )
    case 413:
      return refused('request_too_large', `The prompt is too large for ${label}. Put less material into it.`)
    case 429:
      return { code: 'rate_limited', message: `${label} asks us to slow down.`, retryable: true, retryAfterMs }
    case 503:
    case 529:
      return { code: 'overloaded', message: `${label} is overloaded.`, retryable: true, retryAfterMs }
    default:
  }
  if (said.status >= 300 && said.status < 400) {
    return refused(
      'redirected',
      `${label} sends us on to another address. Enter that one as its base URL instead of ${baseUrl}.`,
    )
  }
  if (said.status >= 500 || said.status === 408 || said.status === 409) {
    const retryable = said.headers?.get('x-should-retry') !== 'false'
    const message = `${label} answered with an error of its own${said.hasStatus ? ` (${said.status})` : ''}.${because}`
    return { code: 'server_error', message, retryable, retryAfterMs }
  }
  return refused('bad_request', `${label} refused the request. Change the node or choose another model.${because}`)
}

type SaidError = {
  status: number
  hasStatus: boolean
  message: string | null
  code: string
  headers: Headers | undefined
}

function readError(error: APIError | StreamFault): SaidError {
  if (error instanceof APIError) {
    const { status, apiMessage, errorCode, headers } = error
    return {
      status: status ?? 500,
      hasStatus: status !== undefined,
      message: apiMessage,
      code: errorCode ?? '',
      headers,
    }
  }
  const status = statusOfType[error.errorType ?? ''] ?? 500
  return { status, hasStatus: false, message: error.message, code: '', headers: undefined }
}

/** Where a limit is used up and nothing else is asked for, its reset is when to come back. */
function untilQuotaReset({ status, headers }: SaidError, now: number): number | null {
  if (status !== 429 || headers === undefined) return null
  const usedUp = readQuotas(headers, now).filter(({ remaining }) => remaining === 0)
  return usedUp.length === 0 ? null : Math.max(...usedUp.map(({ resetAt }) => resetAt)) - now
}

/** No other call of this connection can succeed either. */
function closed(code: string, message: string): Diagnosis {
  return { code, message, retryable: false, scope: 'connection' }
}

function refused(code: string, message: string): Diagnosis {
  return { code, message, retryable: false }
}
