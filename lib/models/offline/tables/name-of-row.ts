import type { Row, Table } from './parse-table'

/** What a row is called: its first labels, “California, West”. */
export function nameOfRow(table: Table, row: Row): string {
  const labels = table.columns.flatMap(({ kind }, at) => (kind === 'label' && row[at] ? [row[at]] : []))
  return labels.slice(0, 2).join(', ') || 'one row'
}
