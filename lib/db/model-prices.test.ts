import { afterEach, describe, expect, it } from 'vitest'
import type { OwnPrice } from '../models/own-price'
import { connectionSource, deleteConnection, saveConnection } from './connections'
import { deleteOwnPrice, listOwnPrices, saveOwnPrice } from './model-prices'
import { withTestDatabase } from './test-database'

withTestDatabase()

const tier = {
  inputUsd: 1,
  outputUsd: 2,
  cacheWriteUsd: null,
  cacheWrite1hUsd: null,
  cacheReadUsd: 0.1,
  upToInputTokens: null,
}
const price: OwnPrice = { modelId: 'swift', from: '2026-11-29', tiers: [tier], webSearchUsd: null, note: 'By contract' }
const local = {
  ...{ name: 'local', label: 'Local', baseUrl: 'http://127.0.0.1:9', authStyle: 'none' as const },
  ...{ anthropicVersion: '2023-06-01', models: ['swift'], maxConcurrent: 5 },
}
const pricesOf = async (name: string) => (await connectionSource.list()).find((one) => one.name === name)?.ownPrices

describe('a price of one’s own', () => {
  afterEach(() => deleteConnection('local').catch(() => undefined))

  it('is read with its connection, replaced on the same day, and taken back', async () => {
    await saveConnection(local)
    await saveOwnPrice('local', price)
    expect(await pricesOf('local')).toEqual([price])
    const later = { ...price, from: '2026-12-01' }
    await saveOwnPrice('local', later)
    await saveOwnPrice('local', { ...price, note: '' })
    expect(await pricesOf('local')).toEqual([{ ...price, note: '' }, later])
    await deleteOwnPrice({ connectionName: 'local', modelId: 'swift', fromDay: '2026-11-29' })
    expect(await pricesOf('local')).toEqual([later])
    await expect(
      deleteOwnPrice({ connectionName: 'local', modelId: 'swift', fromDay: '2026-11-29' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('goes with its connection; of the built-in one it stays', async () => {
    await saveConnection(local)
    await saveOwnPrice('local', price)
    await saveOwnPrice('anthropic', price)
    await deleteConnection('local')
    await deleteConnection('anthropic').catch(() => undefined)
    expect(await listOwnPrices('local')).toEqual([])
    expect(await pricesOf('anthropic')).toEqual([price])
  })
})
