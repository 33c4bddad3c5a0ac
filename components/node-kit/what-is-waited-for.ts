/** The reason for a wait in the few words that a cell has room for. The reason itself is a sentence of the lane or of the server. */
export function whatIsWaitedFor(reason: string | null): string {
  if (reason === null) return 'waiting'
  if (/rate limit|slow down/i.test(reason)) return 'waiting for the rate limit'
  if (/overloaded/i.test(reason)) return 'waiting for the server'
  return 'waiting to try again'
}
