import 'server-only'
import { prepareDatabase } from '../db/prepare-database'
import { AppError } from '../errors/app-error'
import { logProblem } from '../errors/log'
import { keepRunsGoing } from './resume-runs'
import { letGoOfRuns } from './run-drivers'
import { shutdown } from './shutdown'
import { systemClock } from './system-clock'

/**
 * Makes the server ready for its first request: the database, then the runs that a stop left unfinished. What keeps it from starting
 * and can be mended is said in one sentence on the console, and the process ends; nobody should have to look for it in a stack.
 */
export async function startUp(): Promise<void> {
  try {
    await prepareDatabase()
  } catch (error) {
    // Thrown on, an error would leave a process behind that serves nothing and does not end.
    if (!(error instanceof AppError)) logProblem('app.start', error)
    const unforeseen = 'Parallax could not open its database. The line above says where it went wrong.'
    process.stderr.write(`\n✗ ${error instanceof AppError ? error.message : unforeseen}\n\n`)
    process.exit(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      shutdown.abort()
      letGoOfRuns()
    })
  }
  await keepRunsGoing(systemClock, shutdown.signal)
}
