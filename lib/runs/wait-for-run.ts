import 'server-only'
import { followRun } from './follow-run'
import { settlesRun } from './run-hub'

/** Resolves when the run has settled, or after `withinMs` at the latest. */
export async function waitForRun(runId: string, withinMs: number): Promise<void> {
  let settled: () => void = () => undefined
  const untilSettled = new Promise<void>((resolve) => (settled = resolve))
  const unfollow = await followRun(runId, 0, {
    events: (events) => void (events.some(settlesRun) && settled()),
    words: () => undefined,
    waits: () => undefined,
  })
  const timer = setTimeout(settled, withinMs)
  await untilSettled
  clearTimeout(timer)
  unfollow()
}
