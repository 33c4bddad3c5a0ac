import 'server-only'
import { statfs } from 'node:fs/promises'
import { dataDir } from '../db/data-dir'
import { processWide } from './process-wide'
import { createStoreTrouble } from './store-trouble'

/** What the longest answer that is kept takes. */
const enoughBytes = 8 * 1024 * 1024

async function hasRoom(): Promise<boolean> {
  const { bavail, bsize } = await statfs(dataDir())
  return bavail * bsize >= enoughBytes
}

/** What every driver of this process knows of the database, and what its health says. */
export const storeTrouble = processWide('store-trouble', () => createStoreTrouble(hasRoom))
