import 'server-only'
import { join, resolve } from 'node:path'

/** The folder of the database, its backups and the master key: `PARALLAX_DATA_DIR`, or `.parallax` where the app was started. */
export function dataDir(): string {
  return resolve(/* turbopackIgnore: true */ process.env.PARALLAX_DATA_DIR || '.parallax')
}

export function databaseFile(): string {
  return join(/* turbopackIgnore: true */ dataDir(), 'parallax.db')
}
