import { decimalsOf, formatChange, formatFixed } from './format-number'
import type { Figure } from './figures'
import type { Row } from './parse-table'

/** A line of figures: what it is about, and the rows that it is computed from. */
export type FigureLine = { name: string; rows: readonly Row[] }

/** Figures as a table in Markdown, a line per group or row. */
export function markdownTable(
  head: string,
  lines: readonly FigureLine[],
  figures: readonly Figure[],
  showKind: boolean,
): string {
  const heads = figures.map(({ name, kind }) => (showKind || kind === 'change' ? `${name}, ${kind}` : name))
  const columns = figures.map((figure) => formatColumn(figure, lines))
  return [
    tableRow([head, ...heads]),
    tableRow(['---', ...figures.map(() => '---:')]),
    ...lines.map(({ name }, at) => tableRow([name, ...columns.map((cells) => cells[at] ?? '')])),
  ].join('\n')
}

/** A column has the same number of decimals from top to bottom. */
function formatColumn({ kind, of }: Figure, lines: readonly FigureLine[]): string[] {
  const values = lines.map(({ rows }) => of(rows))
  if (kind === 'change') return values.map((value) => (value === null ? '–' : formatChange(value)))
  const digits = decimalsOf(values.filter((value) => value !== null))
  return values.map((value) => (value === null ? '–' : formatFixed(value, digits)))
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`
}
