import type { ModelRequest } from '../../../engine/model-call'
import type { Language } from '../text/language'

/** A line of a branch: a sentence or a list item, as it stands there, with the terms it is compared by. */
export type Statement = { text: string; terms: readonly string[] }

/** A branch output, taken apart. */
export type BranchReport = {
  /** As the request calls it: B1. */
  id: string
  /** What it was about, where the request says so; else the id. */
  topic: string
  statements: readonly Statement[]
  /** Markdown tables, each in one piece. */
  tables: readonly string[]
  /** Statements of a long branch that were passed over. */
  omitted: number
}

/** Statements of one branch that are compared. */
const maxStatements = 200
/** The branches of a synthesis by their ids, in declared order: in what order the request has them is for models that are swayed by it. */
export function readBranches({ segments }: ModelRequest, language: Language): BranchReport[] {
  const reports = segments.flatMap(({ kind, source, text, block }): BranchReport[] => {
    if (kind !== 'material' || source === null) return []
    const lines = text.split(/\r?\n/).map((line) => line.trim())
    const all = lines.flatMap((line) => statementsOf(line, language))
    const statements = all.slice(0, maxStatements)
    const topic = block?.topic?.trim() || source
    return [{ id: source, topic, statements, tables: tablesIn(lines), omitted: all.length - statements.length }]
  })
  return reports.toSorted((one, other) => numberOf(one) - numberOf(other))
}

function numberOf({ id }: BranchReport): number {
  return Number(id.match(/^B(\d+)$/)?.[1] ?? 0)
}

/** Lines that begin with a bar and follow one another. */
function tablesIn(lines: readonly string[]): string[] {
  const tables: string[][] = []
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith('|')) continue
    if (lines[at - 1]?.startsWith('|')) tables.at(-1)?.push(line)
    else tables.push([line])
  }
  return tables.map((rows) => rows.join('\n'))
}

/**
 * Headings, table rows, lines that only lead to a list, and remarks of a model on its own work (a whole line in italics) say nothing
 * by themselves.
 */
const saysNothing = /^(?:#{1,6}\s.*|\*\*[^*]+\*\*[^.]*|\*[^*]+\*|[>|].*|`{3}.*|[-=*_]{3,}|.*:|)$/

function statementsOf(line: string, language: Language): Statement[] {
  if (saysNothing.test(line)) return []
  const item = line.match(/^(?:[-*+]|\d+[.)])\s+(.+)$/)?.[1]
  return item === undefined ? language.sentencesOf(line) : [{ text: item, terms: language.termsOf(item) }]
}
