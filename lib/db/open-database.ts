import 'server-only'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import { DatabaseUnavailableError, explainDatabaseError } from './database-error'

/**
 * How long a restart waits for the process before it to let go of the file. SQLite waits, and with it this process, which has nothing
 * else to do yet. Asking again ourselves would not do: libsql leaves a statement that was refused so unfinished, and then no
 * transaction of the connection can be committed.
 */
const lockWaitMs = 5_000

/** Set on the connection, then read back: a database that silently differs must not start. */
const settings = [
  // Set before the first access. No other process can open the file then, so the bug of SQLite before 3.51.3, which damages a
  // WAL file that two connections checkpoint at once, cannot happen (libsql 0.5.29 answers sqlite_version() with 3.45.1).
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  // FULL: a commit has reached the disk before anybody is told of it.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
] as const

/**
 * Opens the one connection to the file, or makes both, and holds the file until the process ends, however it ends. (Closing does not
 * let go at once: libsql keeps the connection until its statements have been collected as garbage.)
 *
 * @throws DatabaseUnavailableError when another process holds it, or when it cannot be read, written or trusted.
 */
export async function openDatabase(file: string): Promise<Client> {
  let client: Client | undefined
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    client = createClient({ url: `file:${encodeURI(file)}`, timeout: lockWaitMs })
    for (const [name, value] of settings) await client.execute(`PRAGMA ${name} = ${value}`)
    await client.execute('BEGIN EXCLUSIVE')
    await client.execute('COMMIT')
    await checkSettings(client)
    return client
  } catch (error) {
    client?.close()
    throw explainDatabaseError(error, file)
  }
}

/** @throws DatabaseUnavailableError when the connection is not set as it must be. */
export async function checkSettings(client: Client): Promise<void> {
  for (const [name, , expected] of settings) await assertSetting(client, name, expected)
}

async function assertSetting(client: Client, name: string, expected: string | number): Promise<void> {
  const { rows } = await client.execute(`PRAGMA ${name}`)
  const actual = rows[0]?.[0]
  if (actual === expected) return
  throw new DatabaseUnavailableError(`The database did not accept ${name}: it is ${actual} and must be ${expected}.`)
}
