import 'server-only'
import { listUnfinishedRunIds } from '../db/runs'
import type { Clock } from '../engine/ports'
import { logProblem } from '../errors/log'
import { driveInProcess } from './run-drivers'

const lookAgainMs = 30_000

/** Goes on with every run that a stop of the process left unfinished. One that cannot go on does not hold up the others. */
export async function resumeUnfinishedRuns(): Promise<void> {
  for (const runId of await listUnfinishedRunIds()) {
    await driveInProcess(runId).catch((error: unknown) => logProblem('run.resume', error))
  }
}

/**
 * The same now, and every half minute until the process ends: a run that nobody drives, because the database refused it when it was
 * started or because whoever drove it is gone, waits no longer than that.
 */
export async function keepRunsGoing(clock: Clock, ending: AbortSignal): Promise<void> {
  await resumeUnfinishedRuns()
  const lookAgain = () => {
    if (ending.aborted) return
    clock.wakeAt(clock.now() + lookAgainMs, () => {
      if (ending.aborted) return
      void resumeUnfinishedRuns()
        .catch((error: unknown) => logProblem('run.resume', error))
        .finally(lookAgain)
    })
  }
  lookAgain()
}
