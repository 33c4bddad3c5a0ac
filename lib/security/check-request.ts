import { AppError } from '../errors/app-error'
import { isAllowedHost } from './hosts'

/** The request names a host that is not ours. */
export class ForeignHostError extends AppError {
  readonly code = 'misdirected_request'
  override readonly kind = 'forbidden'

  constructor() {
    super('Parallax does not answer under this host name. Use 127.0.0.1, or add the name to PARALLAX_ALLOWED_HOSTS.')
  }
}

/** The request would change something, and it was not a page of ours that sent it. */
class ForeignOriginError extends AppError {
  readonly code = 'foreign_origin'
  override readonly kind = 'forbidden'

  constructor() {
    super('This request did not come from a page of Parallax. Reload the page and try again.')
  }
}

type Headers = Pick<globalThis.Headers, 'get'>

/** @throws ForeignHostError */
export function checkHost(headers: Headers, allowedHosts: string | undefined): void {
  if (!isAllowedHost(headers.get('host'), allowedHosts)) throw new ForeignHostError()
}

/**
 * Refuses what another site makes a browser send. Next's own check lets a missing Origin through, and believes a forged
 * X-Forwarded-Host; this one compares with the Host header alone.
 *
 * @param mayLackOrigin true where programs call too: they send no Origin, a browser that changes something always does.
 * @throws ForeignOriginError
 */
export function checkOrigin(headers: Headers, mayLackOrigin: boolean): void {
  const site = headers.get('sec-fetch-site')
  // `same-site` is another port of this machine. `none` is the address bar, which changes nothing.
  if (site !== null && site !== 'same-origin') throw new ForeignOriginError()
  const origin = headers.get('origin')
  if (origin === null && mayLackOrigin) return
  const { host, protocol } = URL.parse(origin ?? '') ?? { host: null, protocol: '' }
  const isOurs =
    host !== null && (protocol === 'http:' || protocol === 'https:') && isSameHost(host, headers.get('host'))
  if (!isOurs) throw new ForeignOriginError()
}

/** An Origin leaves the port of its protocol out; a Host header may have it. */
function isSameHost(originHost: string, hostHeader: string | null): boolean {
  const host = hostHeader?.toLowerCase()
  return host === originHost || host === `${originHost}:80` || host === `${originHost}:443`
}
