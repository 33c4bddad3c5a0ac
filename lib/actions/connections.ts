'use server'

import { z } from 'zod'
import * as connections from '../db/connections'
import { NotFoundError } from '../errors/not-found-error'
import type { Result } from '../errors/result'
import { connectionInputSchema } from '../models/connection'
import { testConnection as test, type ConnectionReport } from '../models/test-connection'
import { runAction } from './run-action'

const keySchema = z
  .string()
  .trim()
  .min(1, 'Enter the key.')
  .max(1000)
  .regex(/^[\x21-\x7e]+$/, 'A key has no spaces and no special letters. Copy it again.')

const saveInput = connectionInputSchema.extend({ key: keySchema.nullable().optional() })
const deleteInput = z.strictObject({ name: z.string().max(40) })
const testInput = z.strictObject({ name: z.string().max(40), model: z.string().max(200).optional() })

/** Makes a connection or changes it. `key`: left out it stays, unless the base URL changes; null removes it. It is never read back. */
export async function saveConnection(input: z.input<typeof saveInput>): Promise<Result<void>> {
  return runAction(saveInput, input, ({ key, ...connection }) => connections.saveConnection(connection, key))
}

/** Deletes a connection with its key; of the built-in one, only the stored key. */
export async function deleteConnection(input: { name: string }): Promise<Result<void>> {
  return runAction(deleteInput, input, ({ name }) => connections.deleteConnection(name))
}

/** Makes about nine tiny calls, which may cost a few tokens and a search, to `model` or to the first that the connection offers. */
export async function testConnection(input: { name: string; model?: string }): Promise<Result<ConnectionReport>> {
  return runAction(testInput, input, async ({ name, model }) => {
    const connection = (await connections.connectionSource.list()).find((candidate) => candidate.name === name)
    if (connection === undefined) throw new NotFoundError('connection', name)
    const key = connection.authStyle === 'none' ? null : await connections.connectionSource.keyOf(name)
    const report = await test(connection, key, { modelId: model, now: Date.now() })
    if (report.features !== null) await connections.saveFeatures(connection, report.features)
    return report
  })
}
