import 'server-only'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@libsql/client'

/**
 * Copies the whole database into `folder` and answers with the path. The copy gets its final name only once it is complete and on
 * the disk: a file with that name is never half a backup. The master key is not in it.
 */
export async function backUp(client: Client, folder: string, label: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const path = join(/* turbopackIgnore: true */ folder, `${label}-${stamp}.db`)
  const unfinished = `${path}.unfinished`
  await rm(unfinished, { force: true })
  await client.execute({ sql: 'VACUUM INTO ?', args: [unfinished] })
  await flush(unfinished)
  await rename(unfinished, path)
  await flush(folder)
  return path
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
