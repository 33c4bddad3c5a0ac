import { AppError } from '../errors/app-error'

/** The database cannot be used, and why. Shown on the console at start and as 503 afterwards. */
export class DatabaseUnavailableError extends AppError {
  readonly code = 'database_unavailable'
  override readonly kind = 'unavailable'
}

/** What an error at start means for the person who started the app; an error that has no such meaning comes back as it is. */
export function explainDatabaseError(error: unknown, file: string): unknown {
  const sentence = sentences[codeOf(error)]
  return sentence === undefined ? error : new DatabaseUnavailableError(sentence(file), { cause: error })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // libsql gives no code when not even the connection comes about; 14 is SQLite's number for "cannot open".
  if (error.message.startsWith('ConnectionFailed')) return 'SQLITE_CANTOPEN'
  return 'code' in error ? String(error.code) : ''
}

const noFolder = (file: string) =>
  `The folder of the database ${file} cannot be made or written to. Check its path and rights, or name another with PARALLAX_DATA_DIR.`
const noRights = (file: string) =>
  `The database ${file} cannot be written to. Check the rights of the file and of its folder.`

const sentences: Record<string, (file: string) => string> = {
  SQLITE_BUSY: (file) =>
    `Another process uses the database ${file}. Stop it, or give this one a folder of its own with PARALLAX_DATA_DIR.`,
  SQLITE_READONLY: noRights,
  SQLITE_PERM: noRights,
  SQLITE_CANTOPEN: noRights,
  // What locking a file that may only be read comes to; a broken disk says no more.
  SQLITE_IOERR: (file) =>
    `The database ${file} cannot be written to, or its disk answers with errors. Check the rights of the file and of its folder.`,
  SQLITE_FULL: (file) => `The disk of the database ${file} is full. Make room and start again.`,
  SQLITE_NOTADB: (file) => `${file} is not a database. Move it away, or put a backup in its place.`,
  SQLITE_CORRUPT: (file) =>
    `The database ${file} is damaged. Put the newest file of the folder “backups” in its place.`,
  EACCES: noFolder,
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  EPERM: noFolder,
  EROFS: noFolder,
  ENOSPC: noFolder,
}

/**
 * Why the database refuses to write while the app runs, in a sentence; null where an error means something else. Read from the words of
 * the driver, which Prisma hands on: the code it gives instead says only that a query failed.
 */
export function explainRefusal(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const [, code = ''] = /\b(SQLITE_[A-Z]+)/.exec(error.message) ?? []
  const isTimeOut = 'code' in error && error.code === timedOut
  return refusals[isTimeOut ? 'SQLITE_BUSY' : code] ?? null
}

/** Prisma's code, which its adapter makes of a database that is locked. */
const timedOut = 'P1008'

const refusals: Record<string, string> = {
  SQLITE_BUSY: 'The database is locked by another process. Runs go on by themselves once it is free.',
  SQLITE_LOCKED: 'The database is locked. Runs go on by themselves once it is free.',
  SQLITE_FULL: 'The disk of the database is full. Make room: runs go on by themselves then, and lose nothing.',
  SQLITE_READONLY: 'The database cannot be written to any more. Check the rights of the file and of its folder.',
  SQLITE_IOERR: 'The disk of the database answers with errors. Check the disk; runs go on by themselves once it works.',
  SQLITE_CORRUPT:
    'The database is damaged. Stop the server and put the newest file of the folder “backups” in its place.',
}
