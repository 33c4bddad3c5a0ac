import { groupBy } from '../../../aggregation/group-by'
import type { Language } from '../text/language'
import type { Query } from '../text/rank-passages'
import { capital, matchOf, wordsOf } from './column-words'
import { readFigures, type Figure, type FigureSet } from './figures'
import { decimalsOf, formatChange, formatFixed } from './format-number'
import { markdownTable, type FigureLine } from './markdown-table'
import { nameOfRow } from './name-of-row'
import type { Row, Table } from './parse-table'

/** Tables up to this length are shown whole, sorted; of longer ones the leading rows. */
const maxWhole = 20
const maxLeading = 6
const maxGroups = 12

/**
 * What a table says to a query, computed and written as Markdown: each figure in a sentence, the figures by group where a column
 * groups the rows (region, segment, …), and the rows in the order of the figure that was asked for. Empty without any figures.
 */
export function tableFacts(table: Table, query: Query, language: Language): string {
  const set = readFigures(table, query, language)
  if (set.figures.length === 0) return ''
  const groupAt = groupingColumn(table, set.rows, query, language)
  const span = set.period === null ? `${set.rows.length} rows` : `${set.rows.length} rows of ${set.period}`
  return [
    [`**${table.source}, computed from ${span}**`, '', ...describe(table, set, groupAt)].join('\n'),
    groupAt === null ? '' : byGroup(table, set, groupAt),
    byRow(table, set),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** A figure in a sentence: all rows, the ends of the groups, the ends of the rows. */
function describe(table: Table, { rows, figures }: FigureSet, groupAt: number | null): string[] {
  const single = rows.map((row) => ({ name: nameOfRow(table, row), rows: [row] }))
  const grouped = groupAt === null ? [] : groupsOf(rows, groupAt)
  return figures.flatMap((figure) => {
    const all = figure.of(rows)
    const [ends, groupEnds] = [endsOf(single, figure), endsOf(grouped, figure)]
    if (all === null || ends === null) return []
    const isChange = figure.kind === 'change'
    const decimals = decimalsOf([ends.least.value, ends.most.value])
    const format = isChange ? formatChange : (value: number) => formatFixed(value, decimals)
    const whole = `${format(all)} ${figure.kind === 'mean' ? 'on average' : 'in all'}`
    const byGroup =
      groupEnds === null
        ? ''
        : ` highest for ${groupEnds.most.name} (${format(groupEnds.most.value)}), lowest for ${groupEnds.least.name} (${format(groupEnds.least.value)});`
    return [
      `- ${capital(figure.name)}: ${whole};${byGroup} from ${format(ends.least.value)} (${ends.least.name}) to ${format(ends.most.value)} (${ends.most.name}).`,
    ]
  })
}

function endsOf(lines: readonly FigureLine[], figure: Figure) {
  const values = lines.flatMap(({ name, rows }) => {
    const value = figure.of(rows)
    return value === null ? [] : [{ name, value }]
  })
  const sorted = values.toSorted((a, b) => a.value - b.value)
  const [least, most] = [sorted[0], sorted.at(-1)]
  return least === undefined || most === undefined ? null : { least, most }
}

/** The label column whose few values each cover several rows: one that the query names, else one called region or the like. */
function groupingColumn(table: Table, rows: readonly Row[], query: Query, language: Language): number | null {
  const candidates = table.columns.flatMap(({ name, kind }, at) => {
    const values = new Set(rows.map((row) => row[at]))
    const groups = kind === 'label' && values.size >= 2 && values.size <= maxGroups && values.size <= rows.length / 2
    const usual = /region|area|division|segment|sector|type|category|group/i.test(name) ? 0.5 : 0
    return groups ? [{ at, preference: matchOf(name, query, language) + usual }] : []
  })
  return candidates.toSorted((a, b) => b.preference - a.preference)[0]?.at ?? null
}

function groupsOf(rows: readonly Row[], groupAt: number): FigureLine[] {
  return [...groupBy(rows, (row) => row[groupAt] || '(empty)')].map(([name, own]) => ({ name, rows: own }))
}

function byGroup(table: Table, { rows, figures }: FigureSet, groupAt: number): string {
  const lines = groupsOf(rows, groupAt).map((group) => ({ ...group, name: `${group.name} (${group.rows.length})` }))
  return markdownTable(
    capital(wordsOf(table.columns[groupAt]?.name ?? 'group')),
    sortBy(lines, figures[0]),
    figures,
    true,
  )
}

/** All rows in the order of the first figure; of many rows the leading ones, also those that changed most. */
function byRow(table: Table, { rows, figures }: FigureSet): string {
  const lines = rows.map((row) => ({ name: nameOfRow(table, row), rows: [row] }))
  const [first] = figures
  if (lines.length <= maxWhole) return markdownTable(labelOf(table), sortBy(lines, first), figures, false)
  const orders = [first, figures.find(({ kind }) => kind === 'change')]
  return orders
    .flatMap((figure) =>
      figure === undefined
        ? []
        : [
            markdownTable(
              `The ${maxLeading} highest by ${figure.name}`,
              sortBy(lines, figure).slice(0, maxLeading),
              figures,
              false,
            ),
          ],
    )
    .join('\n\n')
}

function sortBy<Line extends { rows: readonly Row[] }>(lines: readonly Line[], figure: Figure | undefined): Line[] {
  const value = ({ rows }: Line) => figure?.of(rows) ?? -Infinity
  return lines.toSorted((a, b) => value(b) - value(a))
}

/** What the rows are, by the name of their first label column. */
function labelOf({ columns }: Table): string {
  return capital(wordsOf(columns.find(({ kind }) => kind === 'label')?.name ?? 'row'))
}
