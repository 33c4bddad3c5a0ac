import 'server-only'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors/app-error'
import { dataDir } from './data-dir'

const keyBytes = 32

/** The key that seals API keys cannot be used, and what to do about it. */
export class MasterKeyError extends AppError {
  readonly code = 'master_key_unusable'
  override readonly kind = 'unavailable'
}

/**
 * The key that seals API keys: `PARALLAX_SECRET_KEY`, or the file `master.key` beside the database, made at the first start. A copy of the
 * database alone opens nothing.
 *
 * @throws MasterKeyError
 */
export function masterKey(): Buffer {
  const given = process.env.PARALLAX_SECRET_KEY
  return given
    ? decode(given, 'PARALLAX_SECRET_KEY')
    : keyOfFile(join(/* turbopackIgnore: true */ dataDir(), 'master.key'))
}

function keyOfFile(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    // wx: of two that begin at once, one makes the file and the other reads it.
    writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  return decode(readFileSync(file, 'utf8'), `The file ${file}`)
}

function decode(text: string, source: string): Buffer {
  const trimmed = text.trim()
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64')
  if (key.length === keyBytes) return key
  throw new MasterKeyError(`${source} must hold 32 bytes in base64. Make some with: openssl rand -base64 32`)
}
