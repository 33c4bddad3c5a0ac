import 'server-only'
import type { Client, Transaction } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'

/**
 * Prisma's adapter over a connection that is already open. The stock adapter begins a transaction by giving up its connection and
 * opening another, which loses the settings of ours and could not get past its lock. Here a transaction is BEGIN and COMMIT on the one
 * connection; the adapter lets no other query through while one is open, so inside `$transaction` use only `tx`.
 */
export class OneConnectionAdapter extends PrismaLibSql {
  readonly #client: Client

  constructor(client: Client) {
    super({ url: 'file:' })
    this.#client = client
  }

  override createClient(): Client {
    const client = this.#client
    return Object.assign(client, { transaction: () => beginImmediate(client) })
  }
}

/** IMMEDIATE: writers queue at the beginning instead of failing in the middle. */
async function beginImmediate(client: Client): Promise<Transaction> {
  await client.execute('BEGIN IMMEDIATE')
  let isOpen = true
  const rollback = async () => {
    if (!isOpen) return
    isOpen = false
    await client.execute('ROLLBACK')
  }
  return {
    execute: (statement) => client.execute(statement),
    async batch(statements) {
      const results = []
      for (const statement of statements) results.push(await client.execute(statement))
      return results
    },
    executeMultiple() {
      throw new Error('A script would end the transaction it runs in: libsql rolls back what a script leaves open.')
    },
    async commit() {
      try {
        await client.execute('COMMIT')
        isOpen = false
      } catch (error) {
        // A commit that failed, for want of space perhaps, leaves the transaction open: the next one could not begin.
        await rollback().catch(() => undefined)
        throw error
      }
    },
    rollback,
    close: () => void rollback(),
    get closed() {
      return !isOpen
    },
  }
}
