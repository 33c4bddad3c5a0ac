import type { CallLine } from '../messages-api/call-log'
import type { ScriptInput } from '../messages-api/script'

/** One promise put to the test: how often, what broke it, the worst figure that was seen, and what it may be at most. */
export type Line = {
  id: string
  name: string
  trials: number
  violations: string[]
  worst: string
  goal: string
  faults: number
}

/** The scripted server, in its own process, and what the trials draw their places from. */
export type Setting = {
  url: string
  seed: number
  /** How often a quick trial is repeated. */
  repeats: number
  script: (scripts: readonly ScriptInput[]) => Promise<void>
  /** The calls for a model, or all since the scripts were set. */
  calls: (model?: string) => Promise<CallLine[]>
}

export const branchCount = 10

/** So many at a time, in order of their number. */
export async function inBatches<Value>(
  count: number,
  size: number,
  work: (at: number) => Promise<Value>,
): Promise<Value[]> {
  const done: Value[] = []
  for (let from = 0; from < count; from += size) {
    const batch = Array.from({ length: Math.min(size, count - from) }, (_, at) => work(from + at))
    done.push(...(await Promise.all(batch)))
  }
  return done
}

export function worstOf(figures: readonly number[], unit: string): string {
  return figures.length === 0 ? 'none' : `${Math.round(Math.max(...figures))} ${unit}`
}

export function reportLines(lines: readonly Line[]): string {
  const rows = lines.map(({ id, name, trials, violations, worst, goal }) => [
    id,
    name,
    String(trials),
    String(violations.length),
    worst,
    goal,
  ])
  const table = [['', 'What the server does', 'trials', 'violations', 'worst', 'goal'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
