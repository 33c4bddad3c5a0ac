import type { RunEvent } from '@/lib/engine/run-event'
import { formatCost, formatUsage, plural } from './format-figures'
import { ruleLabel } from './rule-label'

/** How the log calls a node and its branches: by their labels, as a person knows them. */
export type LogNames = {
  node: (nodeId: string) => string
  branch: (nodeId: string, branch: number) => string
}

/** One event as one sentence. */
export function logSentence(event: RunEvent, names: LogNames): string {
  switch (event.type) {
    case 'run.started':
      return event.maxCostUsd === undefined
        ? 'The run started.'
        : `The run started with a cost limit of ${formatCost(event.maxCostUsd)}.`
    case 'run.resumed':
      return 'The server came back and the run went on. Finished branches were not called again.'
    case 'run.released':
      return 'The server was asked to stop and let go of the run.'
    case 'run.cancelRequested':
      return 'Somebody asked to cancel the run.'
    case 'run.succeeded':
      return 'The run succeeded.'
    case 'run.failed':
      return `The run failed: ${event.error.message}`
    case 'run.cancelled':
      return 'The run was cancelled.'
    case 'node.started':
      return event.branches.length === 0
        ? `${names.node(event.nodeId)} started.`
        : `${names.node(event.nodeId)} opened ${plural(event.branches.length, 'branch', 'branches')}.`
    case 'node.extended':
      return `${names.node(event.nodeId)} asks further: ${plural(event.branches.length, 'more branch', 'more branches')}.`
    case 'node.succeeded':
      return `${names.node(event.nodeId)} succeeded.${event.aggregation ? ` ${outcomeOf(event.aggregation)}` : ''}`
    case 'node.failed':
      return `${names.node(event.nodeId)} failed: ${event.error.message}`
    case 'node.skipped':
      return `${names.node(event.nodeId)} was skipped: ${event.reason}`
    case 'node.cancelled':
      return `${names.node(event.nodeId)} was cancelled: ${event.reason}`
    case 'node.reaggregated':
      return `${names.node(event.nodeId)} was aggregated another way: ${ruleLabel(event.aggregation.rule)}. ${outcomeOf(event.aggregation)}`
    case 'branch.kept':
      return `${names.branch(event.nodeId, event.branch)} was kept: the run before this one asked the same.`
    case 'branch.started':
      return `${names.branch(event.nodeId, event.branch)} ${attemptOf(event.attempt)}${event.model ? ` with ${event.model}` : ''}.`
    case 'branch.hedged':
      return `${names.branch(event.nodeId, event.branch)} is slow: a second call is made beside the first.`
    case 'branch.succeeded':
      return `${names.branch(event.nodeId, event.branch)} succeeded${figuresOf(event)}.`
    case 'branch.failed':
      return `${names.branch(event.nodeId, event.branch)} failed${event.retryAt === null ? '' : ` and will be tried again${waitOf(event)}`}: ${event.error.message}${billed(event)}`
    case 'branch.cancelled':
      return `${names.branch(event.nodeId, event.branch)} was cancelled: ${event.reason}${billed(event)}`
    case 'branch.skipped':
      return `${names.branch(event.nodeId, event.branch)} was skipped: ${event.reason}`
    default:
      return event satisfies never
  }
}

function attemptOf(attempt: number): string {
  return attempt === 1 ? 'started' : `started attempt ${attempt}`
}

function waitOf(event: { at: number; retryAt: number | null }): string {
  const seconds = Math.round(((event.retryAt ?? event.at) - event.at) / 1000)
  return seconds <= 0 ? '' : ` in ${seconds} s`
}

function figuresOf(event: Extract<RunEvent, { type: 'branch.succeeded' }>): string {
  const tokens = event.usage === null ? '' : `, ${formatUsage(event.usage)} tokens`
  return event.costUsd === null ? tokens : `${tokens}, ${formatCost(event.costUsd)}`
}

function outcomeOf(aggregation: {
  outcome: string
  provenance: readonly unknown[]
  excluded: readonly unknown[]
}): string {
  const used = aggregation.provenance.length
  return `It rests on ${used} of ${plural(used + aggregation.excluded.length, 'branch', 'branches')}.`
}

function billed(event: { possiblyBilled: boolean }): string {
  return event.possiblyBilled ? ' The call may have been billed.' : ''
}
