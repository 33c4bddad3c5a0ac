'use client'

import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { RunFeed } from '@/lib/editor/run-feed'
import type { RunState } from '@/lib/engine/run-state'
import { allBranches, countSettled, countStatuses } from './count-branches'

const quietMs = 2000

/** Tells a screen reader how the run gets on: politely, and never more than one message in two seconds. */
export function RunAnnouncer({ feed }: { feed: RunFeed }) {
  const news = useStore(feed, (state) => newsOf(state.run))
  const [said, setSaid] = useState('')
  const saidAt = useRef(0)

  useEffect(() => {
    if (news === said) return
    const say = () => {
      saidAt.current = Date.now()
      setSaid(news)
    }
    const timer = setTimeout(say, Math.max(0, saidAt.current + quietMs - Date.now()))
    return () => clearTimeout(timer)
  }, [news, said])

  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}

function newsOf(run: RunState): string {
  const counts = countStatuses(allBranches(run.nodes))
  const total = counts.queued + counts.running + countSettled(counts)
  const failures = counts.failed > 0 ? `, ${counts.failed} failed` : ''
  const progress = `${countSettled(counts)} of ${total} branches done${failures}`
  switch (run.status) {
    case 'queued':
      return 'The run is queued.'
    case 'running':
      return total === 0 ? 'The run has started.' : `${progress}.`
    case 'succeeded':
      return `The run succeeded. ${progress}.`
    case 'failed':
      return `The run failed. ${run.error?.message ?? ''} ${progress}.`
    case 'cancelled':
      return `The run was cancelled. ${progress}.`
    case 'skipped':
      return 'The run was skipped.'
    default:
      return run.status satisfies never
  }
}
