/**
 * A Markdown table of a value that is one: a list of objects, a column for every key in order of first use. null for anything else,
 * so that nothing is bent into a table.
 */
export function markdownTable(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRow)) return null
  const columns = [...new Set(value.flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = value.map((row) =>
    line(columns.map((column) => cellOf(Object.hasOwn(row, column) ? row[column] : null))),
  )
  return [line(columns.map(cellOf)), line(columns.map(() => '---')), ...rows].join('\n')
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A bar or a line break inside a cell would end it. */
function cellOf(value: unknown): string {
  const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replace(/\s*\r?\n\s*/g, ' ')
}
