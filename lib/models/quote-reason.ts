/** What of a server's own words may be shown. */
export type Secrets = { key: string | null; prompts: readonly string[] }

const longestQuote = 300
/** A shared run of this many characters is no chance: the server repeats the prompt. */
const echoLength = 32

/**
 * The reason that a server gives, fit to be shown and stored: shortened, on one line, without keys; null when there is none or when
 * it repeats the prompt, which belongs into no error message.
 */
export function quoteReason(message: string | null, { key, prompts }: Secrets): string | null {
  if (message === null) return null
  const masked = key === null || key.length < 4 ? message : message.replaceAll(key, '…')
  const line = masked
    .replace(/\b(sk|key|Bearer)[- ][\w-]{8,}/gi, '…')
    .replace(/\s+/g, ' ')
    .trim()
  const quote = line.length <= longestQuote ? line : `${line.slice(0, longestQuote)}…`
  return quote === '' || repeats(message, prompts) ? null : quote
}

function repeats(message: string, prompts: readonly string[]): boolean {
  for (let at = 0; at + echoLength <= Math.min(message.length, 4 * longestQuote); at += 1) {
    const piece = message.slice(at, at + echoLength)
    if (prompts.some((prompt) => prompt.includes(piece))) return true
  }
  return false
}
