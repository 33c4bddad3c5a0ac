import 'server-only'
import type { PrismaClient } from './generated/client'
import { DatabaseUnavailableError } from './database-error'

/** On `globalThis`: Next gives instrumentation, routes and actions each their own copy of this module. */
const holder = globalThis as typeof globalThis & { parallaxPrisma?: PrismaClient }

/** The one client of the process, over the one connection to the file. */
export function getPrisma(): PrismaClient {
  if (holder.parallaxPrisma === undefined)
    throw new DatabaseUnavailableError('The database is not open yet. Try again shortly.')
  return holder.parallaxPrisma
}

/** For `prepareDatabase`. Answers with the client that was there before. */
export function setPrisma(prisma: PrismaClient | undefined): PrismaClient | undefined {
  const before = holder.parallaxPrisma
  holder.parallaxPrisma = prisma
  return before
}
