import type { CancelResult } from './cancel-trial'
import type { CrashResult, Disturbance } from './crash-trial'

const names: Record<Disturbance, string> = { kill: 'kills', killTwice: 'double kills', terminate: 'terminations' }

export function trialLine(result: CrashResult): string {
  const verdict = result.violations.length === 0 ? 'ok' : `VIOLATED: ${result.violations.join('; ')}`
  return (
    `${result.disturbance} ${result.seed}: after ${result.afterMs} ms, ${result.finishedBefore} finished, ` +
    `${result.extraCalls} repeated: ${verdict}`
  )
}

/** One kind of disturbance in a sentence: trials, repeated calls, recovery, violations. */
export function reportCrashes(disturbance: Disturbance, results: readonly CrashResult[]): string {
  const midRun = results.filter(({ recoveryMs }) => recoveryMs !== null)
  return (
    `${results.length} ${names[disturbance]}, ${midRun.length} of them in the middle of a run; ` +
    `${sum(results.map(({ finishedBefore }) => finishedBefore))} branches finished before, ` +
    `${sum(results.map(({ extraCalls }) => extraCalls))} calls repeated; ` +
    `longest exit ${Math.max(...results.map(({ exitMs }) => exitMs))} ms, ` +
    `longest wait until a run went on ${Math.max(0, ...midRun.map(({ recoveryMs }) => recoveryMs ?? 0))} ms; ` +
    `${violationsOf(results)} violations.`
  )
}

export function reportCancels(results: readonly CancelResult[]): string {
  return (
    `${results.length} cancels; longest wait until the run had settled ` +
    `${Math.max(...results.map(({ settledMs }) => settledMs))} ms; ${violationsOf(results)} violations.`
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function violationsOf(results: readonly { violations: readonly string[] }[]): number {
  return sum(results.map(({ violations }) => violations.length))
}
