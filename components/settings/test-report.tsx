import { CircleCheck, CircleX } from 'lucide-react'
import type { Problem } from '@/lib/errors/result'
import type { ConnectionReport } from '@/lib/models/test-connection'
import type { Spent } from '@/lib/models/probe-features'
import { formatCost, formatDuration, formatUsage, plural } from '@/components/run/format-figures'
import { cn } from '@/components/ui/cn'

/** What a test call has shown, in sentences. */
export function TestReport({ report }: { report: ConnectionReport | Problem }) {
  const isOk = 'ok' in report && report.ok
  const Icon = isOk ? CircleCheck : CircleX
  const sentences = 'ok' in report ? sentencesOf(report) : [report.message]
  return (
    <div
      role="status"
      className={cn('flex gap-2 rounded-lg px-3 py-2.5 text-sm', isOk ? 'bg-succeeded-soft' : 'bg-failed-soft')}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', isOk ? 'text-succeeded' : 'text-failed')} />
      <ul className="min-w-0 space-y-0.5 break-words">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function sentencesOf({ ok, reachable, features, firstWordsMs, model, problems, spent }: ConnectionReport): string[] {
  const first = firstWordsMs === null ? '' : `, first words after ${formatDuration(firstWordsMs)}`
  const opening = ok
    ? `It works: ${model ?? 'a model'} answered${first}.`
    : reachable
      ? 'The server was reached, but it gave no answer.'
      : 'The server was not reached.'
  const remark = features?.streaming === 'no' ? ['The answer came all at once: live words will not show.'] : []
  return [opening, ...remark, ...problems, ...(spent === null ? [] : [spentInWords(spent)])]
}

function spentInWords({ calls, usage, costUsd }: Spent): string {
  const tokens = usage === null ? 'tokens not counted' : formatUsage(usage)
  const searches = usage?.webSearchRequests ?? 0
  const search = searches === 0 ? '' : `, ${plural(searches, 'web search', 'web searches')} on top of it`
  return `This test made ${plural(calls, 'call')}: ${tokens}. Cost: ${formatCost(costUsd)}${search}.`
}
