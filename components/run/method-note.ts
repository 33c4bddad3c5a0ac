import { cacheFigures } from '@/lib/engine/cache-figures'
import { runTiming, runTotals } from '@/lib/engine/run-totals'
import type { RunState } from '@/lib/engine/run-state'
import { isOfflineBranch } from '@/components/node-kit/offline-badge'
import { cacheWords } from './cache-words'
import { allBranches, countStatuses } from './count-branches'
import { formatDuration, formatSpeedup, formatTotal, formatUsage, plural, unknown } from './format-figures'
import { modelName } from './model-name'
import { ruleLabel } from './rule-label'

/** How a result came about, as Markdown to stand below it: models, branches, rules, agreement, what is missing, date, cost. */
export function methodNote(run: RunState): string {
  const branches = allBranches(run.nodes)
  const counts = countStatuses(branches)
  const models = [...new Set(branches.flatMap((branch) => modelName(branch) ?? []))]
  const timing = run.endedAt === null ? null : runTiming(run, run.endedAt)
  const totals = runTotals(run)
  const cache = cacheFigures(branches)
  const lines = [
    `Run of ${run.startedAt === null ? 'unknown date' : `${new Date(run.startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`}.`,
    `${plural(branches.length, 'branch', 'branches')}, ${counts.succeeded} succeeded. Models: ${models.join(', ') || 'none'}.`,
    branches.some(isOfflineBranch) ? 'Offline models, not LLMs, took part.' : null,
    ...run.nodes.flatMap(({ label, aggregation }) =>
      aggregation === null ? [] : aggregationLines(label, aggregation),
    ),
    timing === null ? null : timingLine(timing),
    `Tokens: ${formatUsage(totals.usage)}. Cost: ${formatTotal(totals, branches.every(isOfflineBranch)) ?? unknown}.`,
    cache === null ? null : `Prompt cache: ${cacheWords(cache)}.`,
  ]
  return [
    '---',
    '',
    '### How this was made',
    '',
    ...lines.filter((line) => line !== null).map((line) => `- ${line}`),
    '',
  ].join('\n')
}

type Aggregation = NonNullable<RunState['nodes'][number]['aggregation']>

function aggregationLines(label: string, aggregation: Aggregation): string[] {
  const { rule, outcome, agreement, excluded, provenance } = aggregation
  const rests = `rests on ${provenance.length} of ${plural(provenance.length + excluded.length, 'branch', 'branches')}`
  const agrees = agreement === null ? '' : `, agreement ${agreement.reading}`
  const missing = excluded.map((branch) => `${branch.label} (${branch.detail ?? branch.reason})`).join(', ')
  return [
    `${label}: ${ruleLabel(rule)}, ${outcome.replaceAll('_', ' ')}, ${rests}${agrees}.`,
    ...(missing === '' ? [] : [`${label} does not rest on: ${missing}.`]),
  ]
}

function timingLine({ wallMs, sequentialMs, speedup }: ReturnType<typeof runTiming>): string {
  const faster =
    speedup !== null && speedup >= 1.05 ? ` (${formatSpeedup(speedup)} faster than one after the other)` : ''
  const sequential = sequentialMs === null ? '' : `; one after the other ${formatDuration(sequentialMs)}${faster}`
  return `Took ${formatDuration(wallMs)}${sequential}.`
}
