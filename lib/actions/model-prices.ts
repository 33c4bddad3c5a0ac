'use server'

import { z } from 'zod'
import { connectionSource } from '../db/connections'
import * as prices from '../db/model-prices'
import { NotFoundError } from '../errors/not-found-error'
import type { Result } from '../errors/result'
import { ownPriceSchema } from '../models/own-price'
import { runAction } from './run-action'

const connectionName = z.string().min(1, 'Choose a connection.').max(40)
const saveInput = ownPriceSchema.extend({ connectionName })
const deleteInput = z.strictObject({
  connectionName,
  modelId: z.string().min(1).max(200),
  fromDay: z.iso.date(),
})

/** Sets what a model of a connection costs from a day on. What was entered for that day before is replaced. */
export async function saveModelPrice(input: z.input<typeof saveInput>): Promise<Result<void>> {
  return runAction(saveInput, input, async ({ connectionName, ...price }) => {
    const connections = await connectionSource.list()
    if (!connections.some(({ name }) => name === connectionName)) throw new NotFoundError('connection', connectionName)
    await prices.saveOwnPrice(connectionName, price)
  })
}

/** Takes back a price that was entered: what held without it holds again. Runs that were made keep what they cost. */
export async function deleteModelPrice(input: z.input<typeof deleteInput>): Promise<Result<void>> {
  return runAction(deleteInput, input, (key) => prices.deleteOwnPrice(key))
}
