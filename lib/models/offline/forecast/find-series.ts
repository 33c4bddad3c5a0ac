import type { Language } from '../text/language'
import { matchOf } from '../tables/column-words'
import { numberOf, type Table } from '../tables/parse-table'
import { cannotAnswer } from '../cannot-answer'

/** Figures over time, oldest first, and the words to speak of them with. */
export type Series = {
  source: string
  /** The column of the figures, as in the table. */
  name: string
  /** The rows that were kept: “region Iowa”; null where the table has one series only. */
  filter: string | null
  values: readonly number[]
  firstPeriod: string | null
  lastPeriod: string | null
}

/**
 * Finds the series that an instruction asks for: rows of the region (or the like) that it names, the column of figures that it names
 * or else the last one, in the order of the time column.
 *
 * @throws ModelCallError when there is no series, or several and none of them is named.
 */
export function findSeries(tables: readonly Table[], instruction: string, language: Language): Series {
  const candidates = tables.filter(({ columns }) => columns.some(({ kind }) => kind === 'number'))
  if (candidates.length === 0) {
    throw cannotAnswer(
      'no_series',
      'There is no table with figures in the material. Give a CSV table with a column of periods and a column of figures.',
    )
  }
  const table = candidates.find(({ columns }) => columns.some(({ kind }) => kind === 'time')) ?? candidates[0]
  if (table === undefined) throw cannotAnswer('no_series', 'There is no table in the material.')

  const query = new Map(language.termsOf(instruction).map((term) => [term, 1]))
  const wide = wideColumn(table, query, language)
  const kept = wide === null ? rowsAskedFor(table, instruction) : { rows: table.rows, filter: null }
  const figureAt = wide ?? figureColumn(table, query, language)
  const timeAt = table.columns.findIndex(({ kind }) => kind === 'time')
  const points = kept.rows.flatMap((row) => {
    const value = numberOf(row[figureAt])
    return value === null ? [] : [{ period: timeAt === -1 ? null : (row[timeAt] ?? null), value }]
  })
  const sorted = timeAt === -1 ? points : points.toSorted((a, b) => comparePeriods(a.period, b.period))
  refuseRepeatedPeriods(sorted, table)
  return {
    source: table.source,
    name: table.columns[figureAt]?.name ?? '',
    filter: kept.filter,
    values: sorted.map(({ value }) => value),
    firstPeriod: sorted[0]?.period ?? null,
    lastPeriod: sorted.at(-1)?.period ?? null,
  }
}

/** In a table with a column per region, the column that the instruction names. */
function wideColumn(table: Table, query: ReadonlyMap<string, number>, language: Language): number | null {
  if (table.columns.some(({ kind }) => kind === 'label')) return null
  return bestMatch(table, query, language)
}

function figureColumn(table: Table, query: ReadonlyMap<string, number>, language: Language): number {
  return bestMatch(table, query, language) ?? table.columns.findLastIndex(({ kind }) => kind === 'number')
}

function bestMatch(table: Table, query: ReadonlyMap<string, number>, language: Language): number | null {
  const matches = table.columns.flatMap(({ name, kind }, at) =>
    kind === 'number'
      ? [{ at, match: matchOf(name, query, language) / Math.max(1, language.termsOf(name).length) }]
      : [],
  )
  const best = matches.toSorted((a, b) => b.match - a.match)[0]
  return best === undefined || best.match === 0 ? null : best.at
}

/** Of a long table the rows whose label stands in the instruction; the longest such label, so that “New York” beats “York”. */
function rowsAskedFor(table: Table, instruction: string): { rows: Table['rows']; filter: string | null } {
  const text = ` ${instruction.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const named = table.columns.flatMap(({ name, kind }, at) =>
    kind !== 'label'
      ? []
      : [...new Set(table.rows.map((row) => row[at] ?? ''))]
          .filter(
            (label) =>
              label !== '' &&
              text.includes(
                ` ${label
                  .toLowerCase()
                  .replace(/[^\p{L}\p{N}]+/gu, ' ')
                  .trim()} `,
              ),
          )
          .map((label) => ({ name, at, label })),
  )
  const longest = named.toSorted((a, b) => b.label.length - a.label.length)[0]
  if (longest === undefined) return { rows: table.rows, filter: null }
  return {
    rows: table.rows.filter((row) => row[longest.at] === longest.label),
    filter: `${longest.name} ${longest.label}`,
  }
}

function refuseRepeatedPeriods(points: readonly { period: string | null }[], table: Table): void {
  const periods = points.flatMap(({ period }) => (period === null ? [] : [period]))
  if (new Set(periods).size === periods.length) return
  const labels = table.columns.filter(({ kind }) => kind === 'label').map(({ name }) => name)
  const hint = labels.length === 0 ? 'Keep one row per period.' : `Name one ${labels.join(' or ')} in the instruction.`
  throw cannotAnswer('several_series', `The table has several figures for one period. ${hint}`)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** “2024-03”, “2024-Q1” and years sort as text; “Mar 2024” and “Q1 2024” are turned round first. */
function comparePeriods(a: string | null, b: string | null): number {
  const [one, other] = [sortKey(a ?? ''), sortKey(b ?? '')]
  return one < other ? -1 : one > other ? 1 : 0
}

function sortKey(period: string): string {
  const [, word = '', year] = period.match(/^([A-Za-z]+\d?)[ -](\d{2,4})$/) ?? []
  if (year === undefined) return period
  const month = months.indexOf(word.slice(0, 3).toLowerCase())
  return `${year}-${month === -1 ? word : String(month + 1).padStart(2, '0')}`
}
