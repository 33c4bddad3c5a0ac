import { z } from 'zod'
import { wilsonInterval } from '../ballots/wilson-interval'
import type { Named } from '../branches'
import type { Agreement, AggregationInput, Excluded, Missed, Tally } from '../contract'
import { defineLocalRule, refused, type Finding as Found } from '../define-rule'
import { listNames } from '../extraction/note-remarks'
import { findingsMissed } from '../findings/findings-missed'
import { readFindings, type Finding } from '../findings/read-findings'
import { groupFindings, textOf } from '../findings/same-finding'
import { combineSeverity, rankOf } from '../findings/severity'
import { curveOf, tellFindings, type Merged } from '../findings/tell-findings'
import { formatNumber, formatShare, formatShareRange } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { markdownTable } from '../markdown/table'

/** Every two of them may have to be compared. */
const mostFindings = 500

const options = z.strictObject({
  keys: z
    .array(z.string())
    .min(1)
    .default(['file', 'rule'])
    .describe(
      'The fields by which two findings are the same, the kind of finding last. Without a kind their texts decide.',
    ),
  lineTolerance: z.int().nonnegative().default(3).describe('How far the lines of one finding may lie apart.'),
  k: z.int().positive().default(1).describe('How many branches must make a finding for it to be listed.'),
  severity: z
    .enum(['max', 'median'])
    .default('max')
    .describe('The severity of a finding: the highest that a branch gives, or the middle.'),
  minValid: z.int().positive().default(1).describe('Fewest branches with a usable list for a result.'),
})

/** Puts the findings of several reviewers together: the same one once, with who made it. A branch counts once for each. */
export const mergeFindings = defineLocalRule({
  name: 'mergeFindings',
  label: 'Merge findings',
  summary: 'One list of the findings of several reviewers, with how many made each.',
  family: 'join',
  answers: ['json', 'text'],
  options,
  find: (input, chosen) => {
    const { findings, voters, excluded } = readFindings(input)
    if (voters.length < chosen.minValid) return tooFew(input, chosen.minValid, voters, excluded)
    if (findings.length > mostFindings) {
      const message = `The branches make ${findings.length} findings; at most ${mostFindings} can be put together.`
      return refused({ code: 'too_many_findings', message }, { excluded, provenance: voters })
    }
    const all = groupFindings(findings, chosen).map((same) => mergeGroup(same, chosen.severity))
    const listed = all.filter(({ branches }) => branches.length >= chosen.k).toSorted(byWeight)
    const tallies = listed.map((merged) => tallyOf(merged, voters.length))
    const missed = findingsMissed(
      all.map(({ branches }) => branches),
      voters.map(({ index }) => index),
    )
    const agreement = overlap(all, voters, missed)
    return {
      outcome: 'decided',
      value: listed.map((merged) => ({
        ...merged.finding.fields,
        ...(merged.severity === null ? {} : { severity: merged.severity }),
        flaggedBy: merged.branches.length,
        branches: merged.branches,
        evidence: merged.same.map(({ fields }) => fields),
      })),
      text: paragraphs(
        listed.length === 0
          ? '**No findings.**'
          : `**${listed.length} ${listed.length === 1 ? 'finding' : 'findings'}** from ${voters.length} branches.`,
        agreement === null ? '' : `Agreement ${agreement.reading}.`,
        findingsTable(listed, tallies, voters),
        missingBranches(excluded),
      ),
      tallies,
      agreement,
      findings: tellFindings({ all, listed }, voters.length, chosen.keys, missed),
      excluded,
      provenance: voters,
    }
  },
})

function mergeGroup(same: readonly Finding[], how: 'max' | 'median'): Merged {
  const [first = { branch: 0, fields: {} }] = same
  return {
    finding: first,
    same,
    branches: [...new Set(same.map(({ branch }) => branch))].toSorted((one, other) => one - other),
    severity: combineSeverity(
      same.map(({ fields }) => fields.severity),
      how,
    ),
  }
}

/** Most branches first, then the most severe; equal ones in the order in which they were first made. */
function byWeight(one: Merged, other: Merged): number {
  const severity = ({ severity }: Merged) => rankOf(severity ?? undefined) ?? 0
  return other.branches.length - one.branches.length || severity(other) - severity(one)
}

function tallyOf(merged: Merged, voters: number): Tally {
  const votes = merged.branches.length
  const interval = wilsonInterval(votes, voters)
  return {
    answer: textOf(merged.finding),
    votes,
    share: votes / voters,
    interval,
    branches: merged.branches,
    abstained: false,
  }
}

/** How many branches make a finding, in the mean; how many findings at least 1, 2, … make; how many all of them may have missed. */
function overlap(all: readonly Merged[], voters: readonly Named[], estimate: Missed | null): Agreement | null {
  if (all.length === 0 || voters.length < 2) return null
  const value = all.reduce((sum, { branches }) => sum + branches.length / voters.length, 0) / all.length
  const curve = curveOf(all, voters.length).map((findings, at) => [`madeBy${at + 1}OrMore`, findings])
  const missed =
    estimate === null ? '' : `, about ${formatNumber(Math.round(estimate.missed))} more may have been missed`
  return {
    statistic: 'meanShareOfBranches',
    value,
    interval: null,
    reading: `a finding is made by ${formatShare(value)} of the branches in the mean${missed}`,
    figures: { ...Object.fromEntries(curve), [estimate?.estimator ?? 'missed']: estimate?.missed ?? null },
  }
}

function findingsTable(listed: readonly Merged[], tallies: readonly Tally[], voters: readonly Named[]): string {
  if (listed.length === 0) return ''
  const labels = new Map(voters.map(({ index, label }) => [index, label]))
  return markdownTable(
    [
      { head: 'Finding' },
      { head: 'Severity' },
      { head: 'Made by', align: 'right' },
      { head: 'Plausible range', align: 'right' },
      { head: 'Branches' },
    ],
    listed.map(({ severity, branches }, at) => {
      const tally = tallies[at]
      return [
        tally?.answer ?? '',
        severity === null ? '' : String(severity),
        `${branches.length} of ${voters.length}`,
        tally?.interval == null ? '' : formatShareRange(tally.interval),
        listNames(branches.map((index) => labels.get(index) ?? String(index))),
      ]
    }),
  )
}

function tooFew({ branches }: AggregationInput, needed: number, voters: Named[], excluded: Excluded[]): Found {
  const message = `${voters.length} of ${branches.length} branches gave a list of findings; ${needed} needed.`
  const text = paragraphs(`**Not enough answers.** ${message}`, missingBranches(excluded))
  return { outcome: 'insufficient', text, excluded, provenance: voters, notes: [{ code: 'too_few_answers', message }] }
}
