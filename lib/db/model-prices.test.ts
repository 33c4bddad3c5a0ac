import { afterEach, describe, expect, it } from 'vitest'
import { parseInput } from '../actions/parse-input'
import { ownPriceSchema, type OwnPrice } from '../models/own-price'
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

describe('what is entered', () => {
  const issuesOf = (value: unknown) => {
    try {
      parseInput(ownPriceSchema, value)
      return []
    } catch (error) {
      return (error as { issues: { path: string }[] }).issues.map(({ path }) => path)
    }
  }

  it('may be 0, and is refused by field otherwise', () => {
    expect(issuesOf({ ...price, tiers: [{ ...tier, inputUsd: 0, outputUsd: 0 }] })).toEqual([])
    expect(issuesOf({ ...price, modelId: 'two words', from: 'today', tiers: [{ ...tier, inputUsd: -1 }] })).toEqual([
      'modelId',
      'from',
      'tiers.0.inputUsd',
    ])
  })

  it('has sizes that grow, and none at the end', () => {
    const upTo = (...sizes: (number | null)[]) => sizes.map((upToInputTokens) => ({ ...tier, upToInputTokens }))
    expect(issuesOf({ ...price, tiers: upTo(1000, 2000, null) })).toEqual([])
    expect(issuesOf({ ...price, tiers: upTo(2000, 1000, null) })).toEqual(['tiers.1.upToInputTokens'])
    expect(issuesOf({ ...price, tiers: upTo(1000, 2000) })).toEqual(['tiers.1.upToInputTokens'])
  })
})
