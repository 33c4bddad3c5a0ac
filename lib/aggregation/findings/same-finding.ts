import { normaliseCategory } from '../extraction/normalise-category'
import type { Json } from '../json/find-json'
import { clusterTexts } from '../text/cluster-texts'
import { comparable, similarityOf } from '../text/compare-texts'
import type { Finding } from './read-findings'

/** Two texts at one place that are at least as alike speak of the same thing. */
const alike = 0.8

export type Identity = { keys: readonly string[]; lineTolerance: number }

/**
 * Groups findings that are the same: all keys are equal after normalisation, and lines lie within the tolerance. Where the last
 * key, which names the kind of finding, is missing from one of two, their texts must be alike instead. Complete link: every two
 * findings of a group are the same.
 */
export function groupFindings(findings: readonly Finding[], identity: Identity): Finding[][] {
  const ready = findings.map((finding) => ({
    keys: identity.keys.map((key) => normaliseCategory(wordsOf(finding.fields[key]))),
    line: lineOf(finding.fields.line),
    text: comparable(textOf(finding)),
  }))
  const matrix = ready.map((one, x) =>
    ready.map((other, y) => {
      if (x === y) return 1
      const place = one.keys.slice(0, -1).every((key, at) => key === other.keys[at])
      if (!place || !near(one.line, other.line, identity.lineTolerance)) return -1
      const [kind, otherKind] = [one.keys.at(-1) ?? '', other.keys.at(-1) ?? '']
      if (kind !== '' && otherKind !== '') return kind === otherKind ? 1 : -1
      return similarityOf(one.text, other.text)
    }),
  )
  return clusterTexts(matrix, alike).map((cluster) => cluster.flatMap((at) => findings[at] ?? []))
}

/** What a finding says of itself in words. */
export function textOf({ fields }: Finding): string {
  const said = [fields.title, fields.message, fields.text, fields.description].map(wordsOf)
  return said.find((words) => words !== '') ?? Object.values(fields).map(wordsOf).filter(Boolean).join(', ')
}

function near(one: number | null, other: number | null, tolerance: number): boolean {
  if (one === null || other === null) return one === other
  return Math.abs(one - other) <= tolerance
}

function lineOf(value: Json | undefined): number | null {
  const line = typeof value === 'string' ? Number.parseInt(value, 10) : value
  return typeof line === 'number' && Number.isFinite(line) ? line : null
}

/** A plain value in words; empty for anything else. */
export function wordsOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim()
    : ''
}
