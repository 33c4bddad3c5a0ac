import 'server-only'
import { followRun } from './follow-run'
import { settlesRun } from './run-hub'
import { shutdown } from './shutdown'

/** Resolves when the run has settled, or after `withinMs` at the latest, or when the server is asked to end. */
export async function waitForRun(runId: string, withinMs: number): Promise<void> {
  let settled: () => void = () => undefined
  const untilSettled = new Promise<void>((resolve) => (settled = resolve))
  const unfollow = await followRun(runId, 0, {
    events: (events) => void (events.some(settlesRun) && settled()),
    words: () => undefined,
    waits: () => undefined,
  })
  const timer = setTimeout(settled, withinMs)
  shutdown.signal.addEventListener('abort', settled, { once: true })
  await untilSettled
  clearTimeout(timer)
  shutdown.signal.removeEventListener('abort', settled)
  unfollow()
}
