import type { ModelRequest } from '../../../engine/model-call'
import { figuresNote } from '../figures/answer-figures'
import { extractNote } from '../extract/answer-extract'
import { toneNote } from '../lexicon/answer-tone'
import type { Language } from '../text/language'

/** A line of a branch: a sentence or a list item, as it stands there, with the terms it is compared by. */
export type Statement = { text: string; terms: readonly string[]; isListed: boolean }

/** A branch output, taken apart. */
export type BranchReport = {
  /** As the request calls it: B1. */
  id: string
  /** What it was about, where the request says so; else the id. */
  topic: string
  statements: readonly Statement[]
  /** Markdown tables, each in one piece. */
  tables: readonly string[]
}

/** Statements of one branch that are compared; the rest of a longer branch is passed over. */
const maxStatements = 200
/** What the offline models write on their own account is not repeated: the merge has a line of its own. */
const notes: readonly string[] = [extractNote, figuresNote, toneNote]

/** The branches of a synthesis, in the order in which the request has them. */
export function readBranches({ segments }: ModelRequest, language: Language): BranchReport[] {
  return segments.flatMap(({ kind, source, text }, at) => {
    if (kind !== 'material' || source === null) return []
    const opening = segments[at - 1]?.text ?? ''
    return [{ id: source, topic: topicOf(opening) ?? source, ...takeApart(text, language) }]
  })
}

/** The opening tag before a branch names its topic as a JSON text: `<branch id="B1" topic="Prices">`. */
function topicOf(opening: string): string | null {
  const topic = opening.match(/ topic=("(?:[^"\\]|\\.)*")/)?.[1]
  if (topic === undefined) return null
  const parsed: unknown = JSON.parse(topic)
  return typeof parsed === 'string' && parsed.trim() !== '' ? parsed.trim() : null
}

function takeApart(text: string, language: Language): Pick<BranchReport, 'statements' | 'tables'> {
  const statements: Statement[] = []
  const tables: string[][] = []
  let inTable = false
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    const isRow = line.startsWith('|')
    if (isRow)
      tables.splice(inTable ? tables.length - 1 : tables.length, inTable ? 1 : 0, [
        ...(inTable ? (tables.at(-1) ?? []) : []),
        line,
      ])
    inTable = isRow
    if (!isRow && !notes.includes(line) && statements.length < maxStatements)
      statements.push(...statementsOf(line, language))
  }
  return { statements, tables: tables.map((lines) => lines.join('\n')) }
}

/** Headings and lines that only lead to a list say nothing by themselves. */
function statementsOf(line: string, language: Language): Statement[] {
  if (line === '' || /^(?:#{1,6}\s|\*\*[^*]+\*\*:?$|>|`{3}|[-=*_]{3,}$)/.test(line) || line.endsWith(':')) return []
  const item = line.match(/^(?:[-*+]|\d+[.)])\s+(.+)$/)?.[1]
  if (item !== undefined) return [{ text: item, terms: language.termsOf(item), isListed: true }]
  return language.sentencesOf(line).map((sentence) => ({ ...sentence, isListed: false }))
}
