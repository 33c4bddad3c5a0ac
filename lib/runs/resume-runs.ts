import 'server-only'
import { listUnfinishedRunIds } from '../db/runs'
import { logProblem } from '../errors/log'
import { driveInProcess } from './run-drivers'

/** Goes on with every run that a stop of the process left unfinished. One that cannot go on does not hold up the others. */
export async function resumeUnfinishedRuns(): Promise<void> {
  for (const runId of await listUnfinishedRunIds()) {
    await driveInProcess(runId).catch((error: unknown) => logProblem('run.resume', error))
  }
}
