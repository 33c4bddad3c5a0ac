'use client'

import { Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Findings } from '@/lib/aggregation/contract'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { downloadText } from '../download-text'
import { plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { curveHeightPx } from './curve-height'
import { FindingLine } from './finding-line'
import { missedInWords } from './missed-in-words'
import { findingsCsv, findingsMarkdown } from './write-findings'

const CurveChart = dynamic(() => import('./curve-chart').then(({ CurveChart }) => CurveChart), { ssr: false })

type FindingsViewProps = { label: string; findings: Findings; refs: readonly IncomingRef[]; fileName: string }

/** What several reviewers found, each issue once: where, how severe, by how many, in whose words; and how much all may have missed. */
export function FindingsView({ label, findings, refs, fileName }: FindingsViewProps) {
  const [severity, setSeverity] = useState('')
  const [fewest, setFewest] = useState(1)
  const { items, curve, reviewers } = findings
  const severities = [...new Set(items.map((item) => nameOfSeverity(item.severity)))]
  const shown = items.filter(
    (item) => item.branches.length >= fewest && (severity === '' || nameOfSeverity(item.severity) === severity),
  )
  const nameOf = (index: number) => refs[index]?.label ?? `Branch ${index + 1}`
  return (
    <section
      aria-label={`Findings of ${label}`}
      className="flex flex-col gap-3 rounded-xl border border-line bg-raised"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3">
        <h3 className="text-sm font-semibold">
          {plural(items.length, 'finding')} of {plural(reviewers, 'reviewer')}
        </h3>
        <div className="ml-auto flex flex-wrap items-center gap-1.5 print:hidden">
          {severities.length > 1 ? (
            <Select
              aria-label="Show findings of severity"
              className="h-7 text-xs max-md:text-xs"
              value={severity}
              onChange={(event) => setSeverity(event.target.value)}
            >
              <option value="">Any severity</option>
              {severities.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          ) : null}
          {curve.length > 1 ? (
            <Select
              aria-label="Show findings flagged by at least"
              className="h-7 text-xs max-md:text-xs"
              value={String(fewest)}
              onChange={(event) => setFewest(Number(event.target.value))}
            >
              {curve.map((count, at) => (
                <option key={at} value={at + 1}>
                  {`by at least ${at + 1} of ${reviewers} (${count})`}
                </option>
              ))}
            </Select>
          ) : null}
          <Button
            size="sm"
            onClick={() =>
              downloadText(`${fileName}-findings.md`, 'text/markdown', findingsMarkdown(findings, shown, nameOf))
            }
          >
            <Download aria-hidden />
            Markdown
          </Button>
          <Button
            size="sm"
            onClick={() => downloadText(`${fileName}-findings.csv`, 'text/csv', findingsCsv(shown, reviewers, nameOf))}
          >
            <Download aria-hidden />
            CSV
          </Button>
        </div>
      </header>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-3 px-4">
        <p className="min-w-0 flex-1 basis-64 text-sm">{missedInWords(findings)}</p>
        {curve.length > 1 ? (
          <figure className="w-full max-w-72">
            <figcaption className="text-xs text-muted">Findings by how many reviewers made them</figcaption>
            <div
              role="img"
              aria-label={curve.map((count, at) => `at least ${at + 1}: ${count}`).join(', ')}
              style={{ height: curveHeightPx }}
            >
              <CurveChart curve={curve} />
            </div>
          </figure>
        ) : null}
      </div>
      <p role="status" className="px-4 text-xs text-muted">
        {shown.length === items.length ? '' : `${shown.length} of ${plural(items.length, 'finding')} shown.`}
      </p>
      <ol className="divide-y divide-line border-t border-line">
        {shown.map((item, at) => (
          <FindingLine key={at} item={item} reviewers={reviewers} refs={refs} />
        ))}
      </ol>
    </section>
  )
}

function nameOfSeverity(severity: string | number | null): string {
  return severity === null ? 'no severity' : String(severity).toLowerCase()
}
