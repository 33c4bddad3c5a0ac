import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkSettings, openDatabase } from './open-database'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parallax 100% '))
  file = join(folder, 'parallax.db')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

it('sets what a database must have to be trusted', async () => {
  const client = await openDatabase(file)
  const read = async (name: string) => (await client.execute(`PRAGMA ${name}`)).rows[0]?.[0]
  expect(await read('journal_mode')).toBe('wal')
  expect(await read('synchronous')).toBe(2)
  expect(await read('foreign_keys')).toBe(1)
  client.close()
})

it.each([
  ['journal_mode = DELETE', 'journal_mode: it is delete and must be wal'],
  ['synchronous = NORMAL', 'synchronous: it is 1 and must be 2'],
  ['foreign_keys = OFF', 'foreign_keys: it is 0 and must be 1'],
  ['locking_mode = NORMAL', 'locking_mode: it is normal and must be exclusive'],
])('is not trusted with %s, and says so in one line', async (setting, sentence) => {
  const client = await openDatabase(file)
  await client.execute(`PRAGMA ${setting}`)
  const checked = checkSettings(client)
  await expect(checked).rejects.toMatchObject({ code: 'database_unavailable' })
  await expect(checked).rejects.toThrow(`The database did not accept ${sentence}.`)
  client.close()
})

it('lets nobody else open the file, not even to read', async () => {
  const client = await openDatabase(file)
  expect(await inAnotherProcess('SELECT COUNT(*) FROM sqlite_schema').said).toContain('SQLITE_BUSY')
  client.close()
})

it('waits a moment for whoever has the file, then says how to go on', async () => {
  const other = inAnotherProcess('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT', { stay: true })
  expect(await other.said).toBe('done')
  const refused = openDatabase(file)
  await expect(refused).rejects.toMatchObject({ code: 'database_unavailable', kind: 'unavailable' })
  await expect(refused).rejects.toThrow('Another process uses the database')

  // kill -9 leaves nothing behind that would keep the next one out.
  other.kill()
  await other.ended
  const client = await openDatabase(file)
  client.close()
})

it('says that a file is not a database, and leaves it as it is', async () => {
  await writeFile(file, 'Not a database, but somebody’s notes. '.repeat(200))
  await expect(openDatabase(file)).rejects.toThrow('is not a database')
})

it('says that there can be no such folder', async () => {
  await writeFile(join(folder, 'a file'), '')
  await expect(openDatabase(join(folder, 'a file', 'parallax.db'))).rejects.toThrow('cannot be made or written to')
})

it.skipIf(process.getuid?.() === 0)('says that the file may not be written to', async () => {
  const client = await openDatabase(file)
  client.close()
  await chmod(file, 0o444)
  await expect(openDatabase(file)).rejects.toThrow('cannot be written to')
})

/** Runs the SQL on the file in a process of its own. `said`: its first word on how that went. */
function inAnotherProcess(sql: string, { stay = false } = {}) {
  const libsql = pathToFileURL(join(process.cwd(), 'node_modules/@libsql/client/lib-esm/node.js')).href
  const program = `
    const { createClient } = await import(${JSON.stringify(libsql)})
    try {
      const client = createClient({ url: ${JSON.stringify(`file:${encodeURI(file)}`)} })
      await client.executeMultiple(${JSON.stringify(sql)})
      console.log('done')
      if (${stay}) setInterval(() => client, 1_000)
    } catch (error) {
      console.log(error.code)
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    said: once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    kill: () => child.kill('SIGKILL'),
    ended: once(child, 'exit'),
  }
}
