import type { Passage } from '../text/passages'

/** Quotes as a list under the headings they stand under, in the order of the text. */
export function writeQuotes(quotes: readonly Passage[]): string {
  const groups = new Map<string, Passage[]>()
  for (const quote of quotes) {
    const title = quote.heading === null ? quote.source : `${quote.source}: ${quote.heading}`
    groups.set(title, [...(groups.get(title) ?? []), quote])
  }
  return [...groups]
    .map(([title, own]) => {
      const lines = own.toSorted((a, b) => a.paragraph - b.paragraph).map((quote) => `- ${writeQuote(quote)}`)
      return [`**${title}**`, '', ...lines].join('\n')
    })
    .join('\n\n')
}

export function writeQuote({ text, source, paragraph }: Passage): string {
  return `“${text}” (${source}, paragraph ${paragraph})`
}
