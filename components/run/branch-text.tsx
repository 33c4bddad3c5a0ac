'use client'

import type { BranchState } from '@/lib/engine/run-state'
import { CitedText } from './cited-text'
import { useLitQuotes } from './claims/lit-claim'
import { LitText } from './claims/lit-text'
import { ErrorNote } from './error-note'
import { useBranchWords } from './run-feed-provider'
import { SafeMarkdown } from './safe-markdown'
import { describeStopReason } from './stop-reason'

/** What a branch says: plain growing text while it runs, Markdown once it has succeeded, and why there is nothing otherwise. */
export function BranchText({ nodeId, branch }: { nodeId: string; branch: BranchState }) {
  const text = useBranchWords(nodeId, branch.index)
  const quotes = useLitQuotes(nodeId, branch.index)
  switch (branch.status) {
    case 'queued':
      return <Quiet>{branch.waitingReason ?? 'Waiting for its turn.'}</Quiet>
    case 'running':
      return text === '' ? <Quiet>Waiting for the first words…</Quiet> : <LiveText text={text} />
    case 'succeeded':
      return (
        <>
          <LitText quotes={quotes} text={text}>
            {branch.citations === undefined ? (
              <SafeMarkdown text={text} under={3} className="text-sm leading-5.5" />
            ) : (
              <CitedText text={text} citations={branch.citations} className="text-sm leading-5.5" />
            )}
          </LitText>
          <Remarks branch={branch} />
        </>
      )
    case 'failed':
      return (
        <>
          {branch.error === null ? null : <ErrorNote error={branch.error} />}
          <PartialText text={branch.partialText} />
        </>
      )
    case 'skipped':
    case 'cancelled':
      return (
        <>
          <Quiet>{branch.reason ?? `This branch was ${branch.status}.`}</Quiet>
          <PartialText text={branch.partialText} />
        </>
      )
    default:
      return branch.status satisfies never
  }
}

export function LiveText({ text }: { text: string }) {
  return <p className="text-sm leading-5.5 break-words whitespace-pre-wrap">{text}</p>
}

function PartialText({ text }: { text: string }) {
  if (text === '') return null
  return (
    <div className="mt-3 border-l-2 border-dashed border-edge pl-3">
      <p className="text-2xs font-medium text-faint">partial, not a result</p>
      <p className="mt-1 text-sm break-words whitespace-pre-wrap text-muted">{text}</p>
    </div>
  )
}

function Remarks({ branch }: { branch: BranchState }) {
  const stop = describeStopReason(branch.stopReason)
  const remarks = stop === null ? branch.warnings : [`This answer was ${stop}.`, ...branch.warnings]
  if (remarks.length === 0) return null
  return (
    <ul className="mt-3 space-y-1 rounded-lg bg-warning-soft px-3 py-2 text-xs text-warning">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  )
}

function Quiet({ children }: { children: React.ReactNode }) {
  return <p className="text-sm text-faint">{children}</p>
}
