import Papa from 'papaparse'
import type { Findings } from '@/lib/aggregation/contract'
import { shareReading } from '@/lib/aggregation/markdown/format-number'
import { inlineText, markdownTable } from '@/lib/aggregation/markdown/table'
import { missedInWords } from './missed-in-words'

type Item = Findings['items'][number]
type NameOf = (index: number) => string

/** The findings as a table to paste, each with what every reviewer said of it. */
export function findingsMarkdown(findings: Findings, items: readonly Item[], nameOf: NameOf): string {
  const rows = items.map((item) => [
    item.place ?? '',
    item.text,
    item.severity === null ? '' : String(item.severity),
    shareReading(item.branches.length, findings.reviewers, item.interval),
    item.branches.map(nameOf).join(', '),
  ])
  const columns = ['Place', 'Finding', 'Severity', 'Flagged by', 'Reviewers'].map((head) => ({ head }))
  const evidence = items.map((item) =>
    [
      `**${inlineText(item.text)}**${item.place === null ? '' : ` (${inlineText(item.place)})`}`,
      ...item.evidence.map(({ branch, text }) => `- ${inlineText(nameOf(branch))}: ${inlineText(text)}`),
    ].join('\n'),
  )
  return [markdownTable(columns, rows), missedInWords(findings), '### Evidence', ...evidence].join('\n\n') + '\n'
}

/** One line for each reviewer of each finding: a spreadsheet can group, filter and count them. */
export function findingsCsv(items: readonly Item[], reviewers: number, nameOf: NameOf): string {
  const rows = items.flatMap((item, at) =>
    item.evidence.map(({ branch, text, severity }) => ({
      number: at + 1,
      place: item.place ?? '',
      kind: item.kind ?? '',
      finding: item.text,
      severity: item.severity ?? '',
      flagged_by: item.branches.length,
      reviewers,
      reviewer: nameOf(branch),
      said: text,
      said_severity: severity ?? '',
    })),
  )
  // What begins like a formula must not become one where the file is opened.
  return `${Papa.unparse(rows, { escapeFormulae: true })}\r\n`
}
