import type { ModelRequest } from '../../../engine/model-call'
import { cannotAnswer } from '../cannot-answer'
import { loadLanguage } from '../text/language'
import { findConflicts, type Conflict } from './find-conflicts'
import { readBranches, type BranchReport, type Statement } from './read-branches'
import { keyStatements, rankStatements, type RankedStatement } from './rank-statements'

/** The first line of every merged report. */
const mergeNote = '*Merged from the branches sentence by sentence by an offline model, not an LLM.*'

const maxStatements = 7
const maxTables = 3
/** The longest quote that a claim may rest on; longer ones are cut at a word. */
const maxQuote = 200

type Chapter = { branch: BranchReport; statements: Statement[] }

/**
 * Merges branch outputs into one report in their own words: the best statement of each first, then a chapter per branch with its key
 * statements and tables, then statements that contradict one another. Behind it stand the claims with their quotes, as
 * the rule `synthesize` reads them.
 */
export async function mergeBranches(request: ModelRequest): Promise<string> {
  const language = await loadLanguage()
  const branches = readBranches(request, language)
  if (branches.length === 0) throw cannotAnswer('nothing_to_merge', 'There is no branch output to merge.')
  const ranked = rankStatements(branches, language)
  const chapters = branches.map((branch) => ({ branch, statements: keyStatements(ranked, branch, maxStatements) }))
  const conflicts = findConflicts(branches)
  const parts = [mergeNote, ...writeLead(ranked, branches), ...chapters.map(writeChapter), ...writeConflicts(conflicts)]
  return `${parts.join('\n\n')}\n\n<claims>\n${JSON.stringify(claimsOf(chapters, conflicts))}\n</claims>`
}

/** The best statement of each branch, in the order of the branches. */
function writeLead(ranked: readonly RankedStatement[], branches: readonly BranchReport[]): string[] {
  const lines = branches.flatMap((branch) => {
    const best = ranked.find((one) => one.branch === branch)
    return best === undefined ? [] : [`- **${branch.topic}:** ${best.statement.text}`]
  })
  return lines.length === 0 ? [] : [['## In short', '', ...lines].join('\n')]
}

function writeChapter({ branch, statements }: Chapter): string {
  const lines = statements.map(({ text }) => `- ${text}`)
  const note = branch.omitted === 0 ? '' : `*${branch.omitted} further statements of this branch were not compared.*`
  const parts = [lines.join('\n'), ...branch.tables.slice(0, maxTables), note].filter((part) => part !== '')
  return [
    `## ${branch.topic}`,
    ...(parts.length === 0 ? ['This branch says nothing that could be quoted.'] : parts),
  ].join('\n\n')
}

function writeConflicts(conflicts: readonly Conflict[]): string[] {
  if (conflicts.length === 0) return []
  const blocks = conflicts.map(({ topic, positions }) => {
    const lines = positions.map(({ branch, statement }) => `  - ${branch.topic}: ${statement.text}`)
    return [`- ${topic}`, ...lines].join('\n')
  })
  return [['## Where the branches differ', '', ...blocks].join('\n')]
}

function claimsOf(chapters: readonly Chapter[], conflicts: readonly Conflict[]) {
  return {
    claims: chapters.flatMap(({ branch, statements }) =>
      statements.map(({ text }) => ({
        text,
        support: [{ branch: branch.id, quote: shorten(text) }],
        against: againstOf(text, branch, conflicts),
      })),
    ),
    conflicts: conflicts.map(({ topic, positions }) => ({
      topic,
      positions: positions.map(({ branch, statement }) => `${branch.id}: ${statement.text}`),
    })),
    unused: chapters.flatMap(({ branch, statements }) => (statements.length === 0 ? [branch.id] : [])),
  }
}

function againstOf(text: string, branch: BranchReport, conflicts: readonly Conflict[]): string[] {
  return conflicts.flatMap(({ positions }) =>
    positions.some((position) => position.branch === branch && position.statement.text === text)
      ? positions.flatMap((position) => (position.branch === branch ? [] : [position.branch.id]))
      : [],
  )
}

function shorten(text: string): string {
  return text.length <= maxQuote ? text : text.slice(0, text.lastIndexOf(' ', maxQuote))
}
