import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { connectionInputSchema, type Connection } from '../models/connection'
import { getPrisma } from './client'
import { featuresSchema } from '../models/features'
import { connectionSource, deleteConnection, saveConnection, saveFeatures } from './connections'
import { withTestDatabase } from './test-database'

const folder = withTestDatabase()
const canary = 'sk-canary-7f3a9c51e2d84b60-WXYZ'

const input = (changes: object = {}) =>
  connectionInputSchema.parse({
    name: 'local',
    label: 'Local server',
    baseUrl: 'http://127.0.0.1:8080',
    authStyle: 'x-api-key',
    models: ['small', 'large'],
    ...changes,
  })

const find = async (name: string): Promise<Connection | undefined> =>
  (await connectionSource.list()).find((connection) => connection.name === name)

afterEach(async () => {
  delete process.env.ANTHROPIC_API_KEY
  delete process.env.PARALLAX_SECRET_KEY
  await getPrisma().connection.deleteMany()
  await saveConnection(input())
  await deleteConnection('local')
})

describe('a stored key', () => {
  it('is handed to calls and shown by its last four characters only', async () => {
    await saveConnection(input(), canary)
    expect(await connectionSource.keyOf('local')).toBe(canary)
    expect(await find('local')).toMatchObject({ keySource: 'stored', keyLast4: 'WXYZ', models: ['small', 'large'] })
    expect(JSON.stringify(await connectionSource.list())).not.toContain('canary')
  })

  it('is in no file of the data folder, in no encoding', async () => {
    await saveConnection(input(), canary)
    const forms = [
      canary,
      Buffer.from(canary).toString('base64'),
      Buffer.from(canary).toString('hex'),
      canary.slice(3, 11),
    ]
    for (const name of await readdir(folder())) {
      const content = await readFile(join(folder(), name), 'latin1')
      for (const form of forms) expect(content.includes(form), `${form} in ${name}`).toBe(false)
    }
  })

  it('stays when the label changes', async () => {
    await saveConnection(input(), canary)
    await saveConnection(input({ label: 'Renamed' }))
    expect(await connectionSource.keyOf('local')).toBe(canary)
  })

  it('goes when the base URL changes, unless it is entered again', async () => {
    await saveConnection(input(), canary)
    await saveConnection(input({ baseUrl: 'https://elsewhere.example' }))
    expect(await connectionSource.keyOf('local')).toBeNull()
    expect(await find('local')).toMatchObject({ keySource: 'none', keyLast4: null })
    await saveConnection(input(), canary)
    expect(await connectionSource.keyOf('local')).toBe(canary)
  })

  it('does not open for an address that was changed in the database itself', async () => {
    await saveConnection(input(), canary)
    await getPrisma().connection.update({ where: { name: 'local' }, data: { baseUrl: 'https://elsewhere.example' } })
    await saveConnection(input({ name: 'other' }))
    await expect(connectionSource.keyOf('local')).rejects.toMatchObject({ code: 'master_key_unusable' })
  })

  it('does not open with another master key, and says to enter it again', async () => {
    await saveConnection(input(), canary)
    process.env.PARALLAX_SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
    await expect(connectionSource.keyOf('local')).rejects.toThrow('Enter it again')
  })

  it('goes with its connection', async () => {
    await saveConnection(input(), canary)
    await deleteConnection('local')
    expect(await connectionSource.keyOf('local')).toBeNull()
    await expect(deleteConnection('local')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the built-in connection', () => {
  it('is always listed first', async () => {
    await saveConnection(input())
    expect((await connectionSource.list()).map(({ name }) => name)).toEqual(['anthropic', 'local'])
  })

  it('takes the key of the environment before a stored one', async () => {
    await saveConnection(input({ name: 'anthropic', baseUrl: 'https://api.anthropic.com' }), canary)
    expect(await connectionSource.keyOf('anthropic')).toBe(canary)
    process.env.ANTHROPIC_API_KEY = 'sk-from-the-environment'
    expect(await connectionSource.keyOf('anthropic')).toBe('sk-from-the-environment')
    expect(await find('anthropic')).toMatchObject({ keySource: 'environment', keyLast4: 'ment' })
  })

  it('keeps its address', async () => {
    const elsewhere = saveConnection(input({ name: 'anthropic', baseUrl: 'https://elsewhere.example' }), canary)
    await expect(elsewhere).rejects.toMatchObject({ code: 'built_in_address' })
  })
})

describe('the master key', () => {
  it('is a file that only its owner can read', async () => {
    await saveConnection(input(), canary)
    expect((await stat(join(folder(), 'master.key'))).mode & 0o777).toBe(0o600)
  })

  it('is refused when it is not 32 bytes', async () => {
    process.env.PARALLAX_SECRET_KEY = 'too short'
    await expect(saveConnection(input(), canary)).rejects.toThrow('PARALLAX_SECRET_KEY must hold 32 bytes')
  })
})

describe('what a test has learned', () => {
  const features = featuresSchema.parse({ testedAt: 1, model: 'small', headerStyle: 'x-api-key', jsonSchema: 'no' })

  async function learn(name: string): Promise<void> {
    const connection = await find(name)
    if (connection === undefined) throw new Error(`There is no ${name}.`)
    await saveFeatures(connection, features)
  }

  it('is kept with its connection, and what was not asked is unknown', async () => {
    await saveConnection(input())
    expect((await find('local'))?.features).toBeNull()
    await learn('local')
    expect((await find('local'))?.features).toMatchObject({ jsonSchema: 'no', webSearch: 'unknown' })
    await saveConnection(input({ label: 'Renamed' }))
    expect((await find('local'))?.features).toMatchObject({ jsonSchema: 'no' })
  })

  it('is forgotten when the address changes', async () => {
    await saveConnection(input())
    await learn('local')
    await saveConnection(input({ baseUrl: 'https://elsewhere.example' }))
    expect((await find('local'))?.features).toBeNull()
  })

  it('is kept for the built-in connection, which may have no row, and leaves its key and limit', async () => {
    process.env.ANTHROPIC_API_KEY = 'sk-ant-environment-wxyz'
    await learn('anthropic')
    await learn('anthropic')
    expect(await find('anthropic')).toMatchObject({
      keySource: 'environment',
      maxConcurrent: 50,
      features: { jsonSchema: 'no' },
    })
  })

  it('that cannot be read counts as never asked', async () => {
    await saveConnection(input())
    await getPrisma().connection.update({ where: { name: 'local' }, data: { features: '{"testedAt":"soon"' } })
    await saveConnection(input())
    expect((await find('local'))?.features).toBeNull()
  })
})
