import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Client } from '@libsql/client'
import { DatabaseUnavailableError } from './database-error'
import type { Migration } from './migrations'

/** Prisma's own table, so that `prisma migrate deploy` agrees with us where its engine is to be had. */
const createHistory = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

/**
 * Brings the database to the schema of this version: each missing migration in one transaction with its record, so that a crash
 * leaves the old schema or the new one. Safe to repeat.
 *
 * @param backUp called once before the first change to a database that holds something; given the name of the migration ahead.
 * @returns the names of the migrations applied now.
 * @throws DatabaseUnavailableError when the database is newer than the app, or a migration was changed after it was applied.
 */
export async function migrate(
  client: Client,
  migrations: readonly Migration[],
  backUp: (before: string) => Promise<void>,
): Promise<string[]> {
  await client.execute(createHistory)
  const applied = await readHistory(client)
  checkHistory(applied, migrations)
  const pending = migrations.filter(({ name }) => !applied.has(name))
  const [first] = pending
  if (first === undefined) return []
  if (applied.size > 0) await backUp(first.name)

  // A migration that rebuilds a table drops the old one, and with foreign keys on that would delete what points to it.
  await client.execute('PRAGMA foreign_keys = OFF')
  for (const migration of pending) await client.executeMultiple(inOneTransaction(migration))
  await client.execute('PRAGMA foreign_keys = ON')
  await checkForeignKeys(client)
  return pending.map(({ name }) => name)
}

/** Checksums by migration name; null for one that was begun and never finished. */
async function readHistory(client: Client): Promise<Map<string, string | null>> {
  const { rows } = await client.execute(
    'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
  )
  return new Map(rows.map((row) => [String(row[0]), row[2] === null ? null : String(row[1])]))
}

function checkHistory(applied: ReadonlyMap<string, string | null>, migrations: readonly Migration[]): void {
  for (const [name, checksum] of applied) {
    const known = migrations.find((migration) => migration.name === name)
    if (known === undefined) {
      throw new DatabaseUnavailableError(
        `The database was made by a newer Parallax (it has “${name}”). Start that version, or restore a backup from before it.`,
      )
    }
    if (checksum === null) {
      throw new DatabaseUnavailableError(
        `The migration “${name}” was begun and never finished. Restore the backup from before it.`,
      )
    }
    if (checksum !== known.checksum) {
      throw new DatabaseUnavailableError(
        `The migration “${name}” was changed after this database was made with it. Restore the file as it was released.`,
      )
    }
  }
}

/** libsql runs a script on one connection and rolls back what it leaves open, so a step that fails changes nothing. */
function inOneTransaction({ name, sql, checksum }: Migration): string {
  const values = [randomUUID(), checksum, name].map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')
  return `BEGIN IMMEDIATE;
${sql}
;INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
VALUES (${values}, current_timestamp, 1);
COMMIT;`
}

async function checkForeignKeys(client: Client): Promise<void> {
  const { rows } = await client.execute('PRAGMA foreign_key_check')
  if (rows.length === 0) return
  throw new DatabaseUnavailableError(
    `The upgrade left ${rows.length} broken references in the database. Restore the newest file of the folder backups.`,
  )
}
