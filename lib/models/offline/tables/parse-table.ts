import Papa from 'papaparse'
import type { Material } from '../offline-task'

type Column = {
  name: string
  /** `time`: years or dates in order; `number`: figures; `label`: everything else. */
  kind: 'time' | 'number' | 'label'
  /** A price, a rate or a share: adding its values up would mean nothing. */
  isRate: boolean
}

/** Cells as written; `numberOf` reads them. */
export type Row = readonly string[]

export type Table = { source: string; columns: readonly Column[]; rows: readonly Row[] }

/** @returns null when the text is not a table: fewer than two columns or rows, or lines of different length. */
export function parseTable({ source, text }: Material): Table | null {
  const firstLine = text.trimStart().split(/\r?\n/, 1)[0] ?? ''
  if (!/[,;\t]/.test(firstLine) || firstLine.startsWith('#')) return null
  const { data } = Papa.parse<string[]>(text.trim(), { skipEmptyLines: 'greedy' })
  const [header = [], ...rows] = data.map((row) => row.map((cell) => cell.trim()))
  const regular = rows.filter((row) => row.length === header.length)
  if (header.length < 2 || regular.length < 2 || regular.length < rows.length * 0.9) return null
  // A sentence with a comma is no header.
  if (header.some((name) => name === '' || name.length > 60)) return null
  const columns = header.map((name, at) =>
    describeColumn(
      name,
      regular.map((row) => row[at] ?? ''),
    ),
  )
  return { source, columns, rows: regular }
}

/** The figure in a cell: `1,234`, `$5.20`, `12%` as 1234, 5.2, 12; null for anything else. */
export function numberOf(cell: string | undefined): number | null {
  const plain = (cell ?? '').replace(/^[$€£]\s?|\s?%$/g, '')
  if (!/^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/.test(plain) || !/\d/.test(plain)) return null
  return Number(plain.replaceAll(',', ''))
}

function describeColumn(name: string, cells: readonly string[]): Column {
  const filled = cells.filter((cell) => cell !== '')
  const isRate =
    /price|rate|share|percent|pct|ratio|average|mean|median|index|growth|change|cents|_per_|\bper\b|%/i.test(name)
  if (isTime(name, filled)) return { name, kind: 'time', isRate }
  const numeric = filled.filter((cell) => numberOf(cell) !== null).length
  const kind = filled.length > 0 && numeric >= filled.length * 0.9 ? 'number' : 'label'
  return { name, kind, isRate }
}

const timeName = /^(?:year|month|quarter|week|date|day|period|time)s?$/i
const timeCell =
  /^(?:(?:1[5-9]|20|21)\d\d(?:[-/ ]?(?:Q[1-4]|W?\d{1,2})(?:[-/]\d{1,2})?)?|Q[1-4][ -]?\d{4}|[A-Z][a-z]{2,8}[ -]\d{2,4})$/

function isTime(name: string, cells: readonly string[]): boolean {
  return (
    cells.length > 0 &&
    (timeName.test(name) || /year|date|month|period/i.test(name)) &&
    cells.every((cell) => timeCell.test(cell))
  )
}
