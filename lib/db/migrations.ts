import 'server-only'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One step of the schema. The checksum is the one that Prisma records: sha256 of the file, in hex. */
export type Migration = { name: string; sql: string; checksum: string }

export function migrationsDir(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations')
}

/** Every migration that this version of the app knows, in the order in which they are applied. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(/* turbopackIgnore: true */ folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
