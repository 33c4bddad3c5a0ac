import { APIConnectionTimeoutError } from '@anthropic-ai/sdk'
import type { Diagnosis, FailedCall } from './classify-error'

/** Nothing was sent yet: the name is not known, nobody listens, or the way there is closed. */
const notReached =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/
const badCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/

/** What an error of the network means: by the code of the innermost error, since every layer wraps it in its own. */
export function classifyTransport(error: unknown, { connection }: FailedCall): Diagnosis {
  const { label, baseUrl } = connection
  const code = codeOf(error)
  if (code === 'EFORBIDDENADDRESS') {
    const message = `The name in the base URL of ${label} leads to an address that may not be called. Check ${baseUrl}.`
    return { code: 'forbidden_address', message, retryable: false }
  }
  if (badCertificate.test(code)) {
    const message = `The certificate of ${label} cannot be trusted (${code}). Check ${baseUrl}, or install its authority.`
    return { code: 'untrusted_certificate', message, retryable: false }
  }
  // The SDK reports it without its cause. Its own limit is off, so that it can only be the connection that took too long.
  if (notReached.test(code) || error instanceof APIConnectionTimeoutError) {
    const message = `${label} cannot be reached at ${baseUrl}. Check the address, and whether the server is running.`
    return { code: 'unreachable', message, retryable: true }
  }
  return {
    code: 'connection_lost',
    message: `The connection to ${label} was lost.`,
    retryable: true,
    possiblyBilled: true,
  }
}

function codeOf(error: unknown): string {
  let code = ''
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') code = inner.code
  }
  return code
}
