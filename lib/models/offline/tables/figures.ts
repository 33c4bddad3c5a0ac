import { groupBy } from '../../../aggregation/group-by'
import type { Language } from '../text/language'
import type { Query } from '../text/rank-passages'
import { matchOf, wordsOf } from './column-words'
import { nameOfRow } from './name-of-row'
import { numberOf, type Row, type Table } from './parse-table'

/** Something that can be computed from any set of rows: a column's total or mean, or its change over time. */
export type Figure = {
  name: string
  /** How it is computed, for the head of a table. */
  kind: 'total' | 'mean' | 'change'
  of: (rows: readonly Row[]) => number | null
}

/** A table as it is read: the rows that hold now, and what can be computed from them. */
export type FigureSet = {
  rows: readonly Row[]
  /** “2017”, where the table goes over several periods and only the last is read. */
  period: string | null
  figures: readonly Figure[]
}

const maxColumns = 4

/**
 * The figures that a query asks for, the best match first: columns it names, else all, and their change where the table tells it: by
 * rows of several periods, or by columns that differ in their year only (`sales_2012`, `sales_2017`).
 */
export function readFigures(table: Table, query: Query, language: Language): FigureSet {
  const { rows, period, before, since } = splitByTime(table)
  const asked = columnsAskedFor(table, query, language)
  const series = groupBy(asked, ({ name }) => name.replace(year, ''))
  const latest = [...series.values()]
    .map((same) => same.toSorted((a, b) => yearOf(a.name) - yearOf(b.name)))
    .slice(0, maxColumns)
  const own = latest.flatMap((same) => same.slice(-1).map(columnFigure))
  const overColumns = latest.flatMap((same) => columnChange(same))
  const overRows =
    before === null
      ? []
      : latest
          .slice(0, 1)
          .flatMap((same) => same.slice(-1).map((column) => rowChange(table, before, column, `${since} to ${period}`)))
  return { rows, period, figures: [...own, ...overColumns, ...overRows] }
}

/** Long tables repeat their rows for every period. */
function splitByTime(table: Table) {
  const timeAt = table.columns.findIndex(({ kind }) => kind === 'time')
  const periods = timeAt === -1 ? [] : [...new Set(table.rows.map((row) => row[timeAt] ?? ''))].toSorted()
  const [since = null, period = null] = [periods[0], periods.at(-1)]
  if (timeAt === -1 || periods.length < 2) return { rows: table.rows, period: null, before: null, since: null }
  const of = (wanted: string | null) => table.rows.filter((row) => row[timeAt] === wanted)
  return { rows: of(period), period, before: of(since), since }
}

type AskedColumn = { name: string; at: number; isRate: boolean; match: number }

function columnsAskedFor(table: Table, query: Query, language: Language): AskedColumn[] {
  const columns = table.columns.flatMap(({ name, kind, isRate }, at): AskedColumn[] => {
    if (kind !== 'number') return []
    const matched = matchOf(name, query, language)
    return [
      { name, at, isRate, match: matched < 1 ? 0 : matched / Math.max(1, language.termsOf(wordsOf(name)).length) },
    ]
  })
  const named = columns.filter(({ match }) => match > 0)
  return (named.length > 0 ? named : columns).toSorted((a, b) => b.match - a.match || a.at - b.at)
}

function columnFigure({ name, at, isRate }: AskedColumn): Figure {
  return {
    name: wordsOf(name),
    kind: isRate ? 'mean' : 'total',
    of: (rows) => {
      const values = valuesOf(rows, at)
      if (values.length === 0) return null
      return isRate ? sum(values) / values.length : sum(values)
    },
  }
}

/** From the rows of the first period to those of the last, by the names of the rows. */
function rowChange(table: Table, before: readonly Row[], { name, at }: AskedColumn, span: string): Figure {
  const earlier = new Map(before.map((row) => [nameOfRow(table, row), row]))
  const earlierOf = (rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const found = earlier.get(nameOfRow(table, row))
      return found === undefined ? [] : [found]
    })
  return {
    name: `${wordsOf(name)}, ${span}`,
    kind: 'change',
    of: (rows) => changeOf(valuesOf(earlierOf(rows), at), valuesOf(rows, at)),
  }
}

const year = /(?:19|20)\d\d/

/** From the first to the last of the columns of one quantity, which differ in their year only. */
function columnChange(same: readonly AskedColumn[]): Figure[] {
  const [first, last] = [same[0], same.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  const quantity = wordsOf(last.name.replace(year, '')).replace(/\s+/g, ' ')
  return [
    {
      name: `${quantity}, ${yearOf(first.name)} to ${yearOf(last.name)}`,
      kind: 'change',
      of: (rows) => changeOf(valuesOf(rows, first.at), valuesOf(rows, last.at)),
    },
  ]
}

function yearOf(name: string): number {
  return Number(name.match(year)?.[0] ?? 0)
}

function changeOf(before: readonly number[], after: readonly number[]): number | null {
  if (before.length === 0 || before.length !== after.length || sum(before) === 0) return null
  return (sum(after) / sum(before) - 1) * 100
}

function valuesOf(rows: readonly Row[], at: number): number[] {
  return rows.flatMap((row) => numberOf(row[at]) ?? [])
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
