import { idealMs, type Measurement } from './workload'

/** All measurements of one number of branches, in the order taken. `parallax` is empty when only the bare SDK was measured. */
export type Round = { branches: number; bare: readonly Measurement[]; parallax: readonly Measurement[] }

/** How much of the bare SDK's time Parallax may take. */
const goals = {
  makespanAt: new Map([
    [100, 1.03],
    [1000, 1.1],
  ]),
  cpu: 1.3,
}

/**
 * A Markdown table of the medians, and below it what of the goals was reached. `server busy` is how much of one processor the
 * scripted server used.
 */
export function report(rounds: readonly Round[]): string {
  const head = [
    'branches',
    'side',
    'makespan',
    '× ideal',
    'slowest',
    'first words',
    'CPU per branch',
    'peak memory',
    'server busy',
  ]
  const rows = rounds.flatMap(({ branches, bare, parallax }) => [
    ...(bare.length > 0 ? [row(branches, 'bare SDK', bare)] : []),
    ...(parallax.length > 0 ? [row(branches, 'Parallax', parallax)] : []),
  ])
  const table = [head, head.map((_, column) => (column === 1 ? '---' : '--:')), ...rows]
  return [...table.map((cells) => `| ${cells.join(' | ')} |`), '', ...rounds.flatMap(goalLines)].join('\n')
}

function row(branches: number, side: string, runs: readonly Measurement[]): string[] {
  const makespanMs = median(runs.map((run) => run.makespanMs))
  return [
    String(branches),
    side,
    `${Math.round(makespanMs)} ms`,
    (makespanMs / idealMs).toFixed(2),
    `${Math.round(Math.max(...runs.map((run) => run.makespanMs)))} ms`,
    `${Math.round(median(runs.map((run) => run.firstWordsMs)))} ms`,
    `${(median(runs.map((run) => run.cpuMs)) / branches).toFixed(2)} ms`,
    `${Math.round(median(runs.map((run) => run.peakBytes)) / 1e6)} MB`,
    `${Math.round(100 * median(runs.map((run) => run.serverCpuMs / run.makespanMs)))} %`,
  ]
}

function goalLines({ branches, bare, parallax }: Round): string[] {
  const goal = goals.makespanAt.get(branches)
  if (goal === undefined || bare.length === 0 || parallax.length === 0) return []
  const ratio = (of: (run: Measurement) => number) => median(parallax.map(of)) / median(bare.map(of))
  const makespan = ratio((run) => run.makespanMs)
  const cpu = ratio((run) => run.cpuMs)
  return [goalLine(branches, 'makespan', makespan, goal), goalLine(branches, 'CPU per branch', cpu, goals.cpu)]
}

function goalLine(branches: number, what: string, ratio: number, goal: number): string {
  const verdict = ratio <= goal ? 'reached' : 'MISSED'
  return `- ${branches} branches, ${what}: ${ratio.toFixed(2)} × the bare SDK, goal ${goal.toFixed(2)}: ${verdict}`
}

/** Of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper
}
