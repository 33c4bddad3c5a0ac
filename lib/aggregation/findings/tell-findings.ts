import { wilsonInterval } from '../ballots/wilson-interval'
import type { Findings, Missed } from '../contract'
import type { Json } from '../json/find-json'
import type { Finding } from './read-findings'
import { textOf, wordsOf } from './same-finding'

/** One finding of several branches. `same` are theirs, in declared order. */
export type Merged = {
  finding: Finding
  same: readonly Finding[]
  branches: number[]
  severity: string | number | null
}

/** The most branches of which a curve is still read. */
const longestCurve = 20

/**
 * What was found, as it is looked at: where, how severe, by whom, in whose words.
 *
 * @param all every finding, also those that too few branches made to be listed.
 * @param keys the fields by which two findings are the same; the last one names the kind of finding.
 */
export function tellFindings(
  { all, listed }: { all: readonly Merged[]; listed: readonly Merged[] },
  reviewers: number,
  keys: readonly string[],
  missed: Missed | null,
): Findings {
  return {
    items: listed.map(({ finding, same, branches, severity }) => ({
      text: textOf(finding),
      place: placeOf(finding, keys.slice(0, -1)),
      kind: wordsOf(finding.fields[keys.at(-1) ?? '']) || null,
      severity,
      branches,
      share: reviewers === 0 ? 0 : branches.length / reviewers,
      interval: wilsonInterval(branches.length, reviewers),
      evidence: same.map((one) => ({
        branch: one.branch,
        text: textOf(one),
        severity: severityOf(one.fields.severity),
        fields: one.fields,
      })),
    })),
    reviewers,
    curve: curveOf(all, reviewers),
    missed,
  }
}

/** How many findings at least 1, 2, … branches made. */
export function curveOf(all: readonly Merged[], reviewers: number): number[] {
  return Array.from(
    { length: Math.min(longestCurve, reviewers) },
    (_, at) => all.filter(({ branches }) => branches.length > at).length,
  )
}

function placeOf({ fields }: Finding, keys: readonly string[]): string | null {
  const named = keys.map((key) => wordsOf(fields[key])).filter((words) => words !== '')
  const line = wordsOf(fields.line)
  const place = named.join(', ')
  if (line === '') return place || null
  return place === '' ? `line ${line}` : `${place}:${line}`
}

function severityOf(value: Json | undefined): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
