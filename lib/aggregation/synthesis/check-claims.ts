import { partBranches } from '../branches'
import type { AggregationBranch, Claim, ClaimProblem, Synthesis } from '../contract'
import { groupBy } from '../group-by'
import { findNumbers } from '../numbers/find-numbers'
import type { NumberLocale } from '../numbers/number-locale'
import { branchesById } from './block-ids'
import type { ClaimsReply } from './claims-reply'

const longestQuote = 200

type Source = { index: number; folded: string; numbers: () => ReadonlySet<number> }

/**
 * Checks every claim against the branches that it cites. A claim is supported when it names at least one branch, every branch it
 * names said something, every quote has at most 200 characters and stands in its branch word for word (white space apart), and
 * every number of the claim stands in a cited branch. A claim that fails keeps its place and says why.
 */
export function checkClaims(
  reply: ClaimsReply,
  branches: readonly AggregationBranch[],
  locale: NumberLocale,
): Synthesis {
  const sources = readSources(branches, locale)
  const checked = reply.claims.map((claim) => checkClaim(claim, sources, locale))
  const quotes = checked.flatMap(({ quotes }) => quotes)
  const claims = checked.map(({ claim }) => claim)
  return {
    claims,
    conflicts: reply.conflicts,
    unusedBranches: indexesOf(reply.unused, sources),
    citationPrecision: quotes.length === 0 ? null : quotes.filter((verified) => verified).length / quotes.length,
    supportHistogram: [...groupBy(claims, ({ sources }) => sources)]
      .map(([sources, same]) => ({ sources, claims: same.length }))
      .toSorted((one, other) => one.sources - other.sources),
  }
}

function readSources(branches: readonly AggregationBranch[], locale: NumberLocale): ReadonlyMap<string, Source> {
  const said = new Map(partBranches(branches).spoken.map(({ index, output }) => [index, output]))
  return new Map(
    [...branchesById(branches)].flatMap(([id, { index }]): [string, Source][] => {
      const text = said.get(index)
      if (text === undefined) return []
      let numbers: ReadonlySet<number> | null = null
      const read = () => (numbers ??= new Set(Array.from(findNumbers(text, locale), ({ value }) => value)))
      return [[id, { index, folded: fold(text), numbers: read }]]
    }),
  )
}

type Checked = { claim: Claim; quotes: boolean[] }

function checkClaim(
  { text, support, against }: ClaimsReply['claims'][number],
  sources: ReadonlyMap<string, Source>,
  locale: NumberLocale,
): Checked {
  const problems = new Set<ClaimProblem>()
  const checked = support.map(({ branch, quote }) => {
    const source = sources.get(branch.trim())
    const problem = problemOf(quote, source)
    if (problem !== null) problems.add(problem)
    return { source, quote, verified: problem === null }
  })
  const cited = checked.flatMap(({ source }) => source ?? [])
  if (cited.length === 0) problems.add('no_support')
  const numbers = Array.from(findNumbers(text, locale), ({ value }) => value)
  if (!numbers.every((value) => cited.some((source) => source.numbers().has(value)))) problems.add('number_not_found')
  const claim = {
    text,
    support: checked.flatMap(({ source, quote, verified }) =>
      source ? [{ branch: source.index, quote, verified }] : [],
    ),
    against: indexesOf(against, sources),
    supported: problems.size === 0,
    problems: [...problems],
    sources: new Set(cited.map(({ index }) => index)).size,
  }
  return { claim, quotes: checked.map(({ verified }) => verified) }
}

function problemOf(quote: string, source: Source | undefined): ClaimProblem | null {
  if (source === undefined) return 'unknown_branch'
  const folded = fold(quote)
  if (folded === '') return 'quote_missing'
  if (quote.length > longestQuote) return 'quote_too_long'
  return source.folded.includes(folded) ? null : 'quote_not_found'
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Ids that name no branch are left out. */
function indexesOf(ids: readonly string[], sources: ReadonlyMap<string, Source>): number[] {
  const indexes = ids.flatMap((id) => sources.get(id.trim())?.index ?? [])
  return [...new Set(indexes)].toSorted((one, other) => one - other)
}
