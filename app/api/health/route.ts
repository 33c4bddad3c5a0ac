import { apiRoute } from '@/lib/actions/api-route'
import { getPrisma } from '@/lib/db/client'
import { toProblem } from '@/lib/errors/to-problem'
import { storeTrouble } from '@/lib/runs/store-trouble-of-process'
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

/**
 * Takes the write lock and changes nothing. Answers `ok`, or a sentence that says what is wrong. A full disk is not seen that way, and
 * is known from what runs had to record.
 */
async function checkDatabase(): Promise<string> {
  const trouble = storeTrouble.reason()
  if (trouble !== null) return trouble
  try {
    await getPrisma().run.updateMany({ where: { id: '' }, data: { status: 'queued' } })
    return 'ok'
  } catch (error) {
    return toProblem(error, 'GET /api/health').message
  }
}
