import 'server-only'
import { getRun } from '../db/runs'
import { driveInProcess } from './run-drivers'

/** Asks a run to stop: running calls are closed, what succeeded is kept. A run that has settled stays as it is. */
export async function cancelRun(runId: string): Promise<void> {
  await getRun(runId)
  const driver = await driveInProcess(runId)
  driver?.requestCancel()
}
