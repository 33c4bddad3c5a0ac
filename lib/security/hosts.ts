const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a request may name this host. A page of a foreign name that resolves to this machine (DNS rebinding) reaches the port, but
 * its requests carry that foreign name. The port does not matter: it may be forwarded.
 *
 * @param host the Host header as it came; X-Forwarded-Host is the sender's own word and is never looked at.
 * @param allowed further names, separated by commas: `PARALLAX_ALLOWED_HOSTS`.
 */
export function isAllowedHost(host: string | null, allowed: string | undefined): boolean {
  const name = hostname(host)
  return name !== null && (loopbackNames.has(name) || namesIn(allowed).has(name))
}

function hostname(host: string | null): string | null {
  if (host === null || !/^[\w.:[\]-]+$/.test(host)) return null
  return URL.parse(`http://${host}`)?.hostname.replace(/\.$/, '') ?? null
}

function namesIn(list = ''): Set<string | null> {
  const names = list.split(',').map((name) => name.trim())
  return new Set(names.filter((name) => name !== '').map(hostname))
}
