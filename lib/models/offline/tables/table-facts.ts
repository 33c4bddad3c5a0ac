import type { Language } from '../text/language'
import type { Query } from '../text/rank-passages'
import { columnsAskedFor, wordsOf } from './column-words'
import { formatChange, formatNumber } from './format-number'
import { numberOf, type Column, type Table } from './parse-table'

type Figure = { column: Column; at: number }
type Row = readonly string[]

const maxFigures = 4
const maxGroups = 12
const maxLeaders = 5

/**
 * What a table says to a query, computed and written as Markdown: the rows the query names, or the leading ones, and the figures by
 * group where a column groups the rows (region, segment, …). Empty when the table has no figures.
 */
export function tableFacts(table: Table, query: Query, language: Language): string {
  const figures = columnsAskedFor(table, query, language, maxFigures)
  const first = figures[0]
  if (first === undefined) return ''
  const latest = latestRows(table)
  const groupAt = groupingColumn(table, latest.rows)
  const parts = [
    overview(table, latest.rows, figures, latest.period),
    groupAt === null ? '' : groupTable(table, latest.rows, groupAt, figures),
    leaders(table, latest.rows, figures, query, language),
    latest.before === null ? '' : changes(table, latest, first),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** In a table over time the newest rows are what holds now, and the oldest what to compare them with. */
function latestRows(table: Table): {
  rows: readonly Row[]
  before: readonly Row[] | null
  period: string | null
  since: string | null
} {
  const timeAt = table.columns.findIndex(({ kind }) => kind === 'time')
  if (timeAt === -1) return { rows: table.rows, before: null, period: null, since: null }
  const periods = [...new Set(table.rows.map((row) => row[timeAt] ?? ''))].toSorted()
  const of = (period: string | undefined) => table.rows.filter((row) => row[timeAt] === period)
  if (periods.length < 2) return { rows: table.rows, before: null, period: null, since: null }
  return { rows: of(periods.at(-1)), before: of(periods[0]), period: periods.at(-1) ?? null, since: periods[0] ?? null }
}

/** The label column whose few values each cover several rows; a column called region or the like is preferred. */
function groupingColumn(table: Table, rows: readonly Row[]): number | null {
  const candidates = table.columns.flatMap(({ name, kind }, at) => {
    const values = new Set(rows.map((row) => row[at]))
    const groups = kind === 'label' && values.size >= 2 && values.size <= maxGroups && values.size <= rows.length / 2
    return groups
      ? [{ at, preferred: /region|area|division|segment|sector|type|category|group|market/i.test(name) }]
      : []
  })
  return (candidates.find(({ preferred }) => preferred) ?? candidates[0])?.at ?? null
}

function overview(table: Table, rows: readonly Row[], figures: readonly Figure[], period: string | null): string {
  const lines = figures.flatMap(({ column, at }) => {
    const summary = summarise(rows, at, column)
    if (summary === null) return []
    const { least, most } = summary
    const range = `from ${formatNumber(least.value)} (${nameOfRow(table, least.row)}) to ${formatNumber(most.value)} (${nameOfRow(table, most.row)})`
    return [`- ${capital(wordsOf(column.name))}: ${summary.kind} ${formatNumber(summary.value)}, ${range}.`]
  })
  const what = period === null ? `${rows.length} rows` : `${rows.length} rows of ${period}`
  return [`**${table.source}, computed from ${what}**`, '', ...lines].join('\n')
}

function groupTable(table: Table, rows: readonly Row[], groupAt: number, figures: readonly Figure[]): string {
  const groups = [...new Set(rows.map((row) => row[groupAt] ?? ''))].map((group) => {
    const own = rows.filter((row) => row[groupAt] === group)
    return {
      group,
      count: own.length,
      values: figures.map(({ column, at }) => summarise(own, at, column)?.value ?? null),
    }
  })
  const sorted = groups.toSorted((a, b) => (b.values[0] ?? -Infinity) - (a.values[0] ?? -Infinity))
  const heads = figures.map(({ column }) => `${wordsOf(column.name)} (${column.isRate ? 'mean' : 'total'})`)
  return [
    tableLine([capital(wordsOf(table.columns[groupAt]?.name ?? 'group')), 'Rows', ...heads]),
    tableLine(['---', '---:', ...figures.map(() => '---:')]),
    ...sorted.map(({ group, count, values }) =>
      tableLine([
        group || '(empty)',
        String(count),
        ...values.map((value) => (value === null ? '–' : formatNumber(value))),
      ]),
    ),
  ].join('\n')
}

/** The rows that the query names; else the first by the figure asked for. */
function leaders(
  table: Table,
  rows: readonly Row[],
  figures: readonly Figure[],
  query: Query,
  language: Language,
): string {
  const first = figures[0]
  if (first === undefined) return ''
  const named = rows.filter((row) => isNamed(table, row, query, language)).slice(0, maxLeaders)
  const ranked = rows.toSorted((a, b) => (numberOf(b[first.at]) ?? -Infinity) - (numberOf(a[first.at]) ?? -Infinity))
  const shown = named.length > 0 && named.length < rows.length ? named : ranked.slice(0, maxLeaders)
  const title = shown === named ? 'Rows that the instruction names' : `Highest ${wordsOf(first.column.name)}`
  const lines = shown.map((row) => {
    const cells = figures.map(({ column, at }) => `${wordsOf(column.name)} ${formatCell(row[at])}`)
    return `- ${nameOfRow(table, row)}: ${cells.join('; ')}.`
  })
  return [`${title}:`, '', ...lines].join('\n')
}

/** How the first figure moved from the oldest period to the newest, row by row; the strongest movers only. */
function changes(table: Table, latest: ReturnType<typeof latestRows>, { column, at }: Figure): string {
  const before = new Map((latest.before ?? []).map((row) => [nameOfRow(table, row), numberOf(row[at])]))
  const moves = latest.rows.flatMap((row) => {
    const name = nameOfRow(table, row)
    const [from, to] = [before.get(name) ?? null, numberOf(row[at])]
    const change = from === null || to === null ? null : formatChange(from, to)
    return from === null || to === null || change === null
      ? []
      : [{ name, from, to, change, share: (to - from) / Math.abs(from) }]
  })
  if (moves.length === 0) return ''
  const strongest = moves.toSorted((a, b) => b.share - a.share).slice(0, maxLeaders)
  return [
    `Strongest growth of ${wordsOf(column.name)}, ${latest.since} to ${latest.period}:`,
    '',
    ...strongest.map(
      ({ name, from, to, change }) => `- ${name}: ${formatNumber(from)} → ${formatNumber(to)} (${change}).`,
    ),
  ].join('\n')
}

function summarise(rows: readonly Row[], at: number, { isRate }: Column) {
  const values = rows.flatMap((row) => {
    const value = numberOf(row[at])
    return value === null ? [] : [{ row, value }]
  })
  const [head] = values
  if (head === undefined) return null
  const total = values.reduce((sum, { value }) => sum + value, 0)
  return {
    kind: isRate ? 'mean' : 'total',
    value: isRate ? total / values.length : total,
    least: values.reduce((least, one) => (one.value < least.value ? one : least), head),
    most: values.reduce((most, one) => (one.value > most.value ? one : most), head),
  }
}

/** A row is called by its labels, the most telling first: those that differ from row to row. */
function nameOfRow(table: Table, row: Row): string {
  const labels = table.columns.flatMap(({ kind }, at) => (kind === 'label' ? [row[at] ?? ''] : []))
  const [own = 'one row', ...more] = labels.filter((label) => label !== '')
  return more.length === 0 ? own : `${own}, ${more[0]}`
}

function isNamed(table: Table, row: Row, query: Query, language: Language): boolean {
  return table.columns.some(({ kind }, at) => {
    if (kind !== 'label') return false
    const terms = language.termsOf(row[at] ?? '')
    return terms.length > 0 && terms.every((term) => query.get(term) === 1)
  })
}

function formatCell(cell: string | undefined): string {
  const value = numberOf(cell)
  return value === null ? '–' : formatNumber(value)
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
