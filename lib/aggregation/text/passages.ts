/** The paragraphs of a Markdown text: what stands between empty lines, without headings and fences of code. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !/^(?:#{1,6}\s[^\n]*|[`~]{3}[\s\S]*|[-*_\s]+)$/.test(paragraph))
}

/** The statements of a Markdown text: sentences, list items and table rows, without the marks in front of them. */
export function statementsOf(text: string): string[] {
  return paragraphsOf(text)
    .flatMap((paragraph) => paragraph.split('\n'))
    .map((line) => line.replace(/^\s*(?:[-*+>]|\d{1,3}[.)]|#{1,6})\s+/, '').trim())
    .flatMap((line) => (line.startsWith('|') ? [line] : line.split(/(?<=[.!?])\s+(?=[\p{Lu}\d"“(*_])/u)))
    .filter((statement) => statement !== '')
}
