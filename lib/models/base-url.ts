import { addressKind } from './address-kind'

/**
 * What is wrong with the base URL of a connection, as a sentence; null when nothing is. Judges the spelling: what a name resolves
 * to is judged again when a call connects, see `guarded-lookup.ts`.
 */
export function checkBaseUrl(baseUrl: string): string | null {
  const url = parseUrl(baseUrl.trim())
  if (url === null) return 'Enter a whole address, for example https://api.anthropic.com.'
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return 'Use an address that begins with https:// or http://.'
  if (url.username !== '' || url.password !== '')
    return 'Take the user name and password out of the address; a key has its own field.'
  if (url.search !== '' || url.hash !== '') return 'Take everything from the ? or # on out of the address.'
  if (/\/v1(\/messages)?\/*$/.test(url.pathname)) {
    return 'Leave /v1 out: the path of the Messages API, /v1/messages, is added by itself.'
  }
  const kind = addressKind(url.hostname)
  if (kind === 'forbidden')
    return 'This address is reserved for machines and networks themselves; no model server answers there.'
  if (url.protocol === 'http:' && kind === 'public') {
    return 'Use https:// here: over http:// the key and every prompt could be read on the way.'
  }
  return null
}

/** The form that is kept and called: no space around it, no slash at its end. */
export function normaliseBaseUrl(baseUrl: string): string {
  return baseUrl.trim().replace(/\/+$/, '')
}

/** Whether calls go to Anthropic itself: only there do list prices hold and every feature exist. */
export function isAnthropic(baseUrl: string): boolean {
  const host = parseUrl(baseUrl)?.hostname ?? ''
  return host === 'api.anthropic.com' || host.endsWith('.anthropic.com')
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
