import { createClient } from '@libsql/client'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunEvent } from '@/lib/engine/run-event'

export type DatabaseCopy = {
  /** `ok`, or what `PRAGMA integrity_check` finds. */
  integrity: string
  runs: readonly { id: string; status: string; idempotencyKey: string | null }[]
  events: (runId: string) => Promise<RunEvent[]>
  close: () => Promise<void>
}

/** Opens a copy of a database whose server has ended, as the disk has it: the file itself is left for the server to recover. */
export async function readDatabase(dataDir: string): Promise<DatabaseCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-copy-'))
  const file = join(folder, 'parallax.db')
  await copyFile(join(dataDir, 'parallax.db'), file)
  // Without one nothing was under way.
  await copyFile(join(dataDir, 'parallax.db-wal'), `${file}-wal`).catch(() => undefined)
  const client = createClient({ url: `file:${file}` })
  const { rows } = await client.execute('PRAGMA integrity_check')
  const runs = await client.execute('SELECT "id", "status", "idempotencyKey" FROM "Run"')
  return {
    integrity: rows.map((row) => String(row[0])).join('; '),
    runs: runs.rows.map((row) => ({
      id: String(row.id),
      status: String(row.status),
      idempotencyKey: row.idempotencyKey === null ? null : String(row.idempotencyKey),
    })),
    async events(runId) {
      const sql = 'SELECT "data" FROM "RunEvent" WHERE "runId" = ? ORDER BY "seq"'
      const { rows: events } = await client.execute({ sql, args: [runId] })
      return events.map(({ data }) => JSON.parse(String(data)) as RunEvent)
    },
    async close() {
      client.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
