import { at, type Answer, type Mode, type Plan } from './plan'

const errorTypes: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  504: 'timeout_error',
}

/** Answers that never become a stream. The number is the case of the conformance list in lib/models/messages-conformance.test.ts. */
export const refusingModes = {
  /* 7 */ htmlInsteadOfStream: (answer) => page(answer, 200),
  /* 9 */ overloaded: (answer) => refused(answer, 529, 'overloaded_error', 'Overloaded'),
  /* 10 */ rateLimited: (answer) => refused(answer, 429, 'rate_limit_error', 'Too many requests'),
  /* 11 */ spendCap: (answer) =>
    refused(answer, 429, 'rate_limit_error', 'Monthly limit', { error_code: 'enforced_spend_limit_reached' }),
  /* 12 */ rampLimit: (answer) => {
    const plan = refused(answer, 429, 'rate_limit_error', 'Slow down', { error_code: 'ramp_limit_exceeded' })
    return { ...plan, headers: { 'retry-after': '2', 'x-should-retry': 'false', ...plan.headers } }
  },
  /* 13 */ badGateway: (answer) => page(answer, 502),
  /* 34 */ status: (answer) => {
    const { status } = answer.manner
    return refused(answer, status, errorTypes[status] ?? 'api_error', answer.text ?? `Scripted status ${status}`)
  },
} satisfies Record<string, Mode>

function refused({ manner }: Answer, status: number, type: string, message: string, details?: object): Plan {
  const body = JSON.stringify({ type: 'error', error: { type, message, details } })
  return {
    status,
    headers: { 'content-type': 'application/json', ...manner.headers },
    parts: [at(manner.firstWordMs, Buffer.from(body))],
    ending: 'end',
  }
}

function page({ manner }: Answer, status: number): Plan {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    parts: [at(manner.firstWordMs, Buffer.from('<html><body><h1>Bad gateway</h1></body></html>'))],
    ending: 'end',
  }
}
