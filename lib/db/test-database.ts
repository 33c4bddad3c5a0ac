import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase, prepareDatabase } from './prepare-database'

/** Gives the tests of a file a real, empty database in a folder of its own. Answers with a function that tells the folder. */
export function withTestDatabase(): () => string {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parallax-'))
    process.env.PARALLAX_DATA_DIR = folder
    await prepareDatabase()
  })
  afterAll(async () => {
    await closeDatabase()
    await rm(folder, { recursive: true, force: true })
  })
  return () => folder
}
