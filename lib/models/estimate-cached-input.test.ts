import { expect, it } from 'vitest'
import { estimateCachedInput, type FanOutInput } from './estimate-cached-input'

const price = {
  inputUsd: 2,
  outputUsd: 10,
  cacheWriteUsd: 2.5,
  cacheWrite1hUsd: null,
  cacheReadUsd: 0.1,
  upToInputTokens: null,
}
const fanOut: FanOutInput = { prefixTokens: 100_000, ownTokens: 1000, siblings: 10, price, takesCache: true }
const rounded = (estimate: ReturnType<typeof estimateCachedInput>) =>
  estimate && [estimate.lowUsd, estimate.highUsd].map((usd) => Number(usd.toFixed(6)))

it('lets the first write and the others read at best, and each write at worst', () => {
  // Own: 10 × 1,000 × $2. Prefix: $0.25 once and 9 × $0.01, or 10 × $0.25.
  expect(rounded(estimateCachedInput(fanOut))).toEqual([0.36, 2.52])
})

it('takes the plain price where nothing is kept: no cache, or nobody to share it with', () => {
  expect(rounded(estimateCachedInput({ ...fanOut, takesCache: false }))).toEqual([2.02, 2.02])
  expect(rounded(estimateCachedInput({ ...fanOut, siblings: 1 }))).toEqual([0.202, 0.202])
})

it('knows nothing where the prices of the cache are unknown', () => {
  expect(estimateCachedInput({ ...fanOut, price: { ...price, cacheWriteUsd: null } })).toBeNull()
})
