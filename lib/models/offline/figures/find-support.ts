import { formatNumber } from '../tables/format-number'
import { wordsOf } from '../tables/column-words'
import { numberOf, type Table } from '../tables/parse-table'
import type { StatedFigure } from './read-figures'

/** What the tables say to a figure: where it stands, or what stands in its place; null when they have nothing on it. */
export type Support = { verdict: 'found' | 'differs'; detail: string }

type Cell = { table: Table; row: readonly string[]; at: number; value: number }

/** Rows whose figures are listed when none of them is the stated one. */
const maxShown = 3

/**
 * Looks a figure up in the rows that its sentence speaks of: the row labels and the periods it names. A percentage is looked up as
 * such, and as the change between two periods that the sentence names.
 */
export function findSupport(
  figure: StatedFigure,
  sentence: string,
  years: readonly string[],
  tables: readonly Table[],
): Support | null {
  const cells = tables.flatMap((table) => cellsSpokenOf(table, sentence, years))
  if (cells.length === 0) return null
  const match = cells.find(({ value }) => isStated(figure, value))
  if (match !== undefined) return { verdict: 'found', detail: describe(match) }
  if (figure.isPercent) return compareChange(figure, cells)
  const shown = cells.slice(0, maxShown).map(describe)
  return { verdict: 'differs', detail: shown.join('; ') }
}

function isStated({ bare, value, tolerance }: StatedFigure, cell: number): boolean {
  return Math.abs(cell - bare) <= tolerance || Math.abs(cell - value) <= (tolerance * value) / bare
}

/** Without a row label in the sentence nothing is compared: any figure would be found somewhere. */
function cellsSpokenOf(table: Table, sentence: string, years: readonly string[]): Cell[] {
  const text = sentence.toLowerCase()
  const timeAt = table.columns.findIndex(({ kind }) => kind === 'time')
  const labelAts = table.columns.flatMap(({ kind }, at) => (kind === 'label' ? [at] : []))
  const rows = table.rows.filter((row) =>
    labelAts.some((at) => (row[at] ?? '').length > 2 && hasWords(text, (row[at] ?? '').toLowerCase())),
  )
  const periods = new Set(rows.map((row) => row[timeAt] ?? ''))
  const wanted = years.filter((year) => periods.has(year))
  const inTime =
    timeAt === -1
      ? rows
      : rows.filter((row) =>
          wanted.length > 0 ? wanted.includes(row[timeAt] ?? '') : row[timeAt] === [...periods].toSorted().at(-1),
        )
  return inTime.flatMap((row) =>
    table.columns.flatMap(({ kind }, at) => {
      const value = kind === 'number' ? numberOf(row[at]) : null
      return value === null ? [] : [{ table, row, at, value }]
    }),
  )
}

function hasWords(text: string, label: string): boolean {
  const at = text.indexOf(label)
  return at !== -1 && !/[\p{L}\d]/u.test(text.charAt(at - 1)) && !/[\p{L}\d]/u.test(text.charAt(at + label.length))
}

function compareChange(figure: StatedFigure, cells: readonly Cell[]): Support | null {
  const first = cells[0]
  const last = cells.findLast((cell) => cell.at === first?.at && cell.table === first.table)
  if (first === undefined || last === undefined || first === last || first.value === 0) return null
  const change = (Math.abs(last.value - first.value) / Math.abs(first.value)) * 100
  const detail = `${describe(first)}, then ${formatNumber(last.value)}: a change of ${formatNumber(change)} %`
  return { verdict: Math.abs(change - figure.bare) <= figure.tolerance ? 'found' : 'differs', detail }
}

function describe({ table, row, at, value }: Cell): string {
  const place = table.columns.flatMap(({ kind }, column) => (kind === 'number' ? [] : [row[column] ?? '']))
  return `${place.filter(Boolean).join(', ')}: ${wordsOf(table.columns[at]?.name ?? '')} ${formatNumber(value)}`
}
