import { describe, expect, it } from 'vitest'
import { ownPriceSchema, type OwnPrice } from './own-price'

const tier = {
  ...{ inputUsd: 1, outputUsd: 2, cacheWriteUsd: null, cacheWrite1hUsd: null, cacheReadUsd: 0.1 },
  upToInputTokens: null,
}
const price: OwnPrice = { modelId: 'swift', from: '2026-11-29', tiers: [tier], webSearchUsd: null, note: '' }

describe('what is entered', () => {
  const issuesOf = (value: unknown) =>
    ownPriceSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? []

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
