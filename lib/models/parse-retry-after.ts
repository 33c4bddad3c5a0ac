/**
 * How long a server asks us to wait. Seconds and dates in `retry-after`, milliseconds in `retry-after-ms`, which goes first.
 * A time that is past, zero, or no time at all says nothing: null, and the caller backs off as it sees fit. Not limited here.
 *
 * @param now milliseconds since 1970.
 */
export function parseRetryAfter(headers: Headers | undefined, now: number): number | null {
  const waitMs = positive(headers?.get('retry-after-ms'))
  if (waitMs !== null) return Math.ceil(waitMs)
  const header = headers?.get('retry-after')?.trim() ?? ''
  const seconds = positive(header)
  if (seconds !== null) return Math.ceil(seconds * 1000)
  // Only with letters in it: `-5` and `0` would otherwise be read as years.
  const date = /[a-z]/i.test(header) ? Date.parse(header) : NaN
  return date > now ? date - now : null
}

function positive(text: string | null | undefined): number | null {
  if (text === null || text === undefined || !/^\d{1,12}(\.\d+)?$/.test(text.trim())) return null
  return Number(text) > 0 ? Number(text) : null
}
