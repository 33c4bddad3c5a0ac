import type { Citation } from '../engine/citation'

/** More than any answer needs, and little enough to store with it. */
const longest = { url: 2000, title: 300, citedText: 1000 }
export const mostCitations = 1000

/** A citation of a page on the web; null for one of another kind, or that says no address. */
export function readCitation(said: unknown): Omit<Citation, 'start' | 'end'> | null {
  if (typeof said !== 'object' || said === null) return null
  const { url, title, cited_text: citedText } = said as Readonly<Record<string, unknown>>
  // An address that was cut would lead elsewhere.
  if (typeof url !== 'string' || url === '' || url.length > longest.url) return null
  return {
    url,
    title: typeof title === 'string' && title.trim() !== '' ? title.slice(0, longest.title) : null,
    citedText: typeof citedText === 'string' ? citedText.slice(0, longest.citedText) : '',
  }
}
