import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backUp } from './back-up'
import { migrate } from './migrate'
import { migrationsDir, readMigrations, type Migration } from './migrations'
import { openDatabase } from './open-database'

let folder = ''
let client: Client
let released: Migration[] = []
const backups: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parallax-'))
  client = await openDatabase(join(folder, 'parallax.db'))
  released = await readMigrations(migrationsDir())
  backups.length = 0
})

afterEach(async () => {
  client.close()
  await rm(folder, { recursive: true, force: true })
})

const migrateTo = (migrations: readonly Migration[]) =>
  migrate(client, migrations, async (before) => {
    backups.push(await backUp(client, join(folder, 'backups'), `before-${before}`))
  })

const step = (name: string, sql: string): Migration => ({ name, sql, checksum: `checksum of ${sql}` })
const tables = async () => {
  const { rows } = await client.execute(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
  return rows.map((row) => row[0])
}

it('makes an empty database into one of this version, and needs no backup for that', async () => {
  expect(await migrateTo(released)).toEqual(released.map(({ name }) => name))
  expect(await tables()).toEqual([
    'Connection',
    'ModelPrice',
    'PersonaPanel',
    'Run',
    'RunEvent',
    'Workflow',
    '_prisma_migrations',
  ])
  expect(backups).toEqual([])
})

it('changes nothing the second time', async () => {
  await migrateTo(released)
  expect(await migrateTo(released)).toEqual([])
})

it('records each step as Prisma does', async () => {
  await migrateTo(released)
  const { rows } = await client.execute('SELECT migration_name, checksum, applied_steps_count FROM _prisma_migrations')
  expect(rows.map((row) => [row[0], row[1], row[2]])).toEqual(released.map(({ name, checksum }) => [name, checksum, 1]))
  expect(released[0]?.checksum).toMatch(/^[0-9a-f]{64}$/)
})

it('backs a database up before it upgrades it', async () => {
  await migrateTo(released)
  await client.execute(`INSERT INTO "Workflow" ("id", "name", "graph") VALUES ('w1', 'Kept', '{}')`)
  await migrateTo([...released, step('9999_next', 'ALTER TABLE "Workflow" ADD COLUMN "colour" TEXT')])
  expect(await readdir(join(folder, 'backups'))).toHaveLength(1)

  const backup = await openDatabase(backups[0] ?? '')
  const { rows } = await backup.execute('SELECT * FROM "Workflow"')
  backup.close()
  expect(rows[0]).toMatchObject({ id: 'w1', name: 'Kept' })
  expect(rows[0]).not.toHaveProperty('colour')
})

it('refuses a database that a newer version made', async () => {
  await migrateTo([...released, step('9999_next', 'CREATE TABLE "Later" ("id" TEXT)')])
  await expect(migrateTo(released)).rejects.toThrow('made by a newer Parallax (it has “9999_next”)')
})

it('refuses a step that was changed after it was applied', async () => {
  await migrateTo(released)
  const changed = released.map((migration) => ({ ...migration, checksum: 'another' }))
  await expect(migrateTo(changed)).rejects.toThrow('was changed after this database was made with it')
})

it('takes a step that fails back as a whole, and keeps those before it', async () => {
  const broken = step('9999_broken', 'CREATE TABLE "Half" ("id" TEXT); CREATE TABLE "Half" ("id" TEXT)')
  await expect(migrateTo([...released, broken])).rejects.toThrow('Half')
  expect(await tables()).not.toContain('Half')
  expect(await migrateTo(released)).toEqual([])
})

it('rebuilds a table without deleting what points to it', async () => {
  await migrateTo(released)
  await client.executeMultiple(`
    INSERT INTO "Run" ("id", "workflowName", "graph", "inputs") VALUES ('r1', 'W', '{}', '{}');
    INSERT INTO "RunEvent" ("runId", "seq", "data") VALUES ('r1', 1, '{}')`)
  const rebuild = `CREATE TABLE "new_Run" AS SELECT * FROM "Run"; DROP TABLE "Run"; ALTER TABLE "new_Run" RENAME TO "Run";
    CREATE UNIQUE INDEX "Run_id" ON "Run" ("id")`
  await migrateTo([...released, step('9999_rebuild', rebuild)])
  expect((await client.execute('SELECT COUNT(*) FROM "RunEvent"')).rows[0]?.[0]).toBe(1)
})
