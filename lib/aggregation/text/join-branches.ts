import { nameOf, partBranches } from '../branches'
import type { AggregationBranch, AggregationInput, JoinReport } from '../contract'
import type { Finding } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { closeFence } from './markdown-lines'

/** How a rule writes the branches. `number` is the place of a branch, from 1. */
export type Writer = {
  separator: string
  /** Cuts longer outputs and says so; undefined cuts nothing. */
  maxCharacters?: number | undefined
  present: (branch: AggregationBranch, output: string, number: number) => string
  /** null leaves the branch out of the text; it is named below. */
  missing: (branch: AggregationBranch, reason: string, number: number) => string | null
}

/** What the joins have in common: every planned branch has its place, and the text says which ones are missing. */
export function joinBranches({ branches }: AggregationInput, write: Writer): Finding & { join: JoinReport } {
  const { spoken, excluded } = partBranches(branches)
  const outputs = new Map(spoken.map(({ index, output }) => [index, limit(output.trim(), write.maxCharacters)]))
  const join = reportOf(branches.length, [...outputs.values()])
  if (spoken.length === 0) {
    const message = 'No branch said anything that could be joined.'
    const text = paragraphs(`**Nothing to join.** ${message}`, missingBranches(excluded, 'Missing'))
    return { outcome: 'insufficient', text, join, excluded, notes: [{ code: 'too_few_answers', message }] }
  }
  const reasons = new Map(excluded.map(({ index, reason }) => [index, reason]))
  const pieces = branches.map((branch, at) => {
    const output = outputs.get(branch.index)
    return output === undefined
      ? write.missing(branch, reasons.get(branch.index) ?? 'empty', at + 1)
      : write.present(branch, output.text, at + 1)
  })
  const text = paragraphs(
    pieces.filter((piece) => piece !== null).join(write.separator),
    missingBranches(excluded, `${spoken.length} of ${branches.length} branches. Missing`),
  )
  return { outcome: 'decided', value: text, text, join, excluded, provenance: spoken.map(nameOf) }
}

type Limited = { text: string; kept: number; omitted: number }

function limit(text: string, most = Infinity): Limited {
  if (text.length <= most) return { text: closeFence(text), kept: text.length, omitted: 0 }
  // A cut between the two halves of a character would leave neither.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most
  const omitted = text.length - end
  return { text: `${closeFence(text.slice(0, end))}\n\n*[Omitted ${omitted} characters.]*`, kept: end, omitted }
}

function reportOf(planned: number, outputs: readonly Limited[]): JoinReport {
  return {
    planned,
    joined: outputs.length,
    coverage: planned === 0 ? null : outputs.length / planned,
    characters: outputs.reduce((sum, { kept }) => sum + kept, 0),
    omittedCharacters: outputs.reduce((sum, { omitted }) => sum + omitted, 0),
    duplicates: [],
    contradictions: [],
  }
}
