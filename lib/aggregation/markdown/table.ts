export type Column = { head: string; align?: 'right' }

/** A row beyond it is counted, not shown: the whole list is in the result beside the text. */
const shownRows = 50
const shownCharacters = 160

/** A Markdown table. What is left out of it is said below it. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [
    line(columns.map(({ head }) => head)),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.slice(0, shownRows).map((row) => line(row.map(cell))),
  ].join('\n')
  const more = rows.length - shownRows
  return more > 0 ? `${table}\n\nAnd ${more} more ${more === 1 ? 'row' : 'rows'}, listed with the branches.` : table
}

/** A text that stays inside its cell and says how much of it is not shown. */
function cell(text: string): string {
  const flat = inlineText(text)
  const short = flat.length <= shownCharacters ? flat : `${flat.slice(0, shownCharacters)}… (${flat.length} characters)`
  return short.replace(/\\/g, '\\\\').replace(/\|/g, '\\|')
}

/** On one line: what a branch wrote must not open a heading, a list or a table of its own. */
export function inlineText(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
