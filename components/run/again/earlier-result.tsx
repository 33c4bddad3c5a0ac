'use client'

import Link from 'next/link'
import type { EarlierNode, EarlierRun } from '@/lib/engine/earlier-run'
import type { NodeRunState } from '@/lib/engine/run-state'
import { aggregationChange } from '../aggregation-change'
import { AggregationSide } from '../aggregation-side'
import { ChangeLine } from '../change-line'
import { ErrorNote } from '../error-note'
import type { IncomingRef } from '../incoming-refs'
import { LocalTime } from '../local-time'
import { ScrolledText } from '../scrolled-text'

type EarlierResultProps = {
  earlier: EarlierRun
  before: EarlierNode
  now: NodeRunState
  refs: readonly IncomingRef[]
}

/** What a step found in the run before, beside what it found when it was run again, with what changed said above. */
export function EarlierResult({ earlier, before, now, refs }: EarlierResultProps) {
  const { isSame, sentences } = changeOf(before, now)
  return (
    <section aria-label={`Earlier result of ${now.label}`} className="@container flex flex-col gap-2.5">
      <h3 className="text-sm font-semibold">{now.label}, before and now</h3>
      <ChangeLine isSame={isSame} sentences={sentences} />
      <div className="grid gap-3 @2xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-3">
          <h4 className="text-xs font-medium text-muted">
            Earlier result, of the{' '}
            <Link href={`/runs/${earlier.runId}`} className="underline underline-offset-2">
              run of <LocalTime at={earlier.createdAt} />
            </Link>
          </h4>
          {/* Its branches are in the other run: nothing here leads to them. */}
          <Side name={`${now.label} before`} node={before} refs={[]} />
        </div>
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-accent bg-surface p-3">
          <h4 className="text-xs font-medium text-accent-ink">Run again: the result now</h4>
          <Side name={`${now.label} now`} node={now} refs={refs} />
        </div>
      </div>
    </section>
  )
}

function Side({ name, node, refs }: { name: string; node: EarlierNode; refs: readonly IncomingRef[] }) {
  if (node.aggregation !== null) return <AggregationSide name={name} result={node.aggregation} refs={refs} />
  if (node.output !== null) return <ScrolledText label={`Text of ${name}`} text={node.output.text} />
  const why = node.error ?? { code: node.status, message: node.reason ?? `This step was ${node.status}.` }
  return <ErrorNote error={why} />
}

function changeOf(before: EarlierNode, now: EarlierNode): { isSame: boolean | null; sentences: string[] } {
  if (before.aggregation !== null && now.aggregation !== null) {
    return aggregationChange(before.aggregation, now.aggregation, 'renewed')
  }
  if (before.output === null) return { isSame: null, sentences: ['There was no result before.'] }
  if (now.output === null) return { isSame: false, sentences: ['There is no result now. The earlier one stays.'] }
  const isSame = before.output.text === now.output.text
  return { isSame, sentences: [isSame ? 'The text is the same.' : 'The text changed.'] }
}
