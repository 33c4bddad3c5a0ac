/** Runs once when the server starts, before the first request: the database is made ready, then unfinished runs go on. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { prepareDatabase } = await import('./lib/db/prepare-database')
  const { resumeUnfinishedRuns } = await import('./lib/runs/resume-runs')
  await prepareDatabase()
  await resumeUnfinishedRuns()
}
