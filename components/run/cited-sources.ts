import type { Citation } from '@/lib/engine/citation'

/** A page that an answer cites, with the number it has in the text. */
export type Source = { number: number; url: string; title: string | null; quotes: readonly string[] }

/** Where the numbers of sources stand in a text: behind the character before `at`, in UTF-16 units. */
export type CitationMark = { at: number; numbers: readonly number[] }

/** Numbers the pages of an answer in the order in which it cites them; a page that is cited twice keeps its number. */
export function numberSources(
  text: string,
  citations: readonly Citation[],
): { sources: Source[]; marks: CitationMark[] } {
  const sources = new Map<string, { number: number; url: string; title: string | null; quotes: Set<string> }>()
  const marks = new Map<number, Set<number>>()
  for (const { url, title, citedText, start, end } of citations) {
    const source = sources.get(url) ?? { number: sources.size + 1, url, title, quotes: new Set<string>() }
    if (citedText.trim() !== '') source.quotes.add(citedText.trim())
    sources.set(url, source)
    // Behind the last letter: a number on a line of its own would belong to nothing.
    const at = start + text.slice(start, end).trimEnd().length
    marks.set(at, (marks.get(at) ?? new Set()).add(source.number))
  }
  return {
    sources: [...sources.values()].map((source) => ({ ...source, quotes: [...source.quotes] })),
    marks: [...marks]
      .map(([at, numbers]) => ({ at, numbers: [...numbers] }))
      .toSorted((one, other) => one.at - other.at),
  }
}
