import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Named } from '../branches'
import type { AggregationInput, Excluded } from '../contract'
import { findJson, type Json } from '../json/find-json'

/** One finding of one branch: an object, or a plain text taken as its `text`. */
export type Finding = { branch: number; fields: { [key: string]: Json } }

/** Reads a JSON list of findings, alone or in the field `findings`, out of every branch. An empty list finds nothing and counts. */
export function readFindings(input: AggregationInput): { findings: Finding[]; voters: Named[]; excluded: Excluded[] } {
  const { spoken, excluded } = partBranches(input.branches)
  const findings: Finding[] = []
  const voters: Named[] = []
  for (const branch of spoken) {
    const reading = findJson(branch.output)
    const list = reading.ok ? listOf(reading.value) : null
    if (!reading.ok) excluded.push(excludedFor(branch, reading.reason, reading.detail))
    else if (list === null) excluded.push(excludedFor(branch, 'no_list', 'The branch gives no list of findings.'))
    else {
      voters.push(nameOf(branch))
      findings.push(...list.flatMap((item) => toFinding(item, branch.index)))
    }
  }
  return { findings, voters, excluded: inDeclaredOrder(excluded, input) }
}

function listOf(value: Json): readonly Json[] | null {
  if (Array.isArray(value)) return value
  const inner = typeof value === 'object' && value !== null ? value.findings : undefined
  return Array.isArray(inner) ? inner : null
}

function toFinding(item: Json, branch: number): Finding[] {
  if (typeof item === 'object' && item !== null) return Array.isArray(item) ? [] : [{ branch, fields: item }]
  const text = item === null ? '' : String(item).trim()
  return text === '' ? [] : [{ branch, fields: { text } }]
}
