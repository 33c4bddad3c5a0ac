import 'server-only'
import { dirname, join } from 'node:path'
import { backUp } from './back-up'
import { setPrisma } from './client'
import { databaseFile } from './data-dir'
import { PrismaClient } from './generated/client'
import { masterKey } from './master-key'
import { migrate } from './migrate'
import { migrationsDir, readMigrations } from './migrations'
import { OneConnectionAdapter } from './one-connection-adapter'
import { openDatabase } from './open-database'

/** On `globalThis`, like the client: development loads this module more than once. */
const holder = globalThis as typeof globalThis & { parallaxDatabaseReady?: Promise<void> }

/**
 * Opens the database, brings it to the schema of this version and makes `getPrisma` usable. Once per process: call it before the
 * first request; later calls wait for the first.
 *
 * @throws DatabaseUnavailableError, MasterKeyError with a sentence for the console when it cannot be used.
 */
export function prepareDatabase(): Promise<void> {
  return (holder.parallaxDatabaseReady ??= open().catch((error: unknown) => {
    holder.parallaxDatabaseReady = undefined
    throw error
  }))
}

/** For tests and scripts that open one database after another. */
export async function closeDatabase(): Promise<void> {
  if (holder.parallaxDatabaseReady === undefined) return
  await holder.parallaxDatabaseReady.catch(() => undefined)
  await setPrisma(undefined)?.$disconnect()
  holder.parallaxDatabaseReady = undefined
}

async function open(): Promise<void> {
  const file = databaseFile()
  const client = await openDatabase(file)
  try {
    // A wrong secret key is said now, not when a run first needs an API key.
    masterKey()
    const backups = join(/* turbopackIgnore: true */ dirname(file), 'backups')
    await migrate(client, await readMigrations(migrationsDir()), async (before) => {
      await backUp(client, backups, `before-${before}`)
    })
    const prisma = new PrismaClient({
      adapter: new OneConnectionAdapter(client),
      // Transactions queue for the one connection. Prisma's limits of 2 and 5 seconds would turn a burst into errors.
      transactionOptions: { maxWait: 60_000, timeout: 60_000 },
    })
    // Nobody but this process can have the file open, so whoever held a lease is gone: its runs can go on at once. `leaseUntil` stays,
    // as the mark of when each was taken.
    await prisma.run.updateMany({ where: { leaseOwner: { not: null } }, data: { leaseOwner: null } })
    setPrisma(prisma)
  } catch (error) {
    client.close()
    throw error
  }
}
