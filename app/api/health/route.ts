import { apiRoute } from '@/lib/actions/api-route'
import { getPrisma } from '@/lib/db/client'
import { toProblem } from '@/lib/errors/to-problem'
import packageJson from '@/package.json'

/** Whether runs can start: 503 while the database is not open or cannot be written to. */
export const GET = apiRoute(async () => {
  const database = await checkDatabase()
  const isReady = database === 'ok'
  return Response.json(
    { status: isReady ? 'ok' : 'unavailable', version: packageJson.version, database, engine: 'embedded' },
    { status: isReady ? 200 : 503 },
  )
})

/** Takes the write lock and changes nothing. Answers `ok`, or a sentence that says what is wrong. */
async function checkDatabase(): Promise<string> {
  try {
    await getPrisma().run.updateMany({ where: { id: '' }, data: { status: 'queued' } })
    return 'ok'
  } catch (error) {
    return toProblem(error, 'GET /api/health').message
  }
}
