import { expect, it } from 'vitest'
import { cacheFigures } from '../../../lib/engine/cache-figures'
import { fanOut, type FanOutResult } from './fan-out'

const counted = ({ calls }: FanOutResult) => ({
  wrote: calls.filter(({ cacheWritten }) => cacheWritten > 0).length,
  read: calls.filter(({ cacheRead }) => cacheRead > 0).length,
})

it('[E53] of ten siblings the first writes the cache and nine read it, over sockets', async () => {
  const result = await fanOut({ siblings: 10, isGated: true, firstWordMs: 50 })
  expect(result.state.status).toBe('succeeded')
  expect(counted(result)).toEqual({ wrote: 1, read: 9 })
  // As the run tells it: 3,000 words were shared, and each branch had but a few of its own.
  const figures = cacheFigures(result.state.nodes.flatMap(({ branches }) => branches))
  expect(figures?.readTokens).toBe(9 * (figures?.writtenTokens ?? 0))
  expect(figures?.hitRate).toBeGreaterThan(0.88)
})

it('without waiting for the first, siblings that go together write it again and again', async () => {
  const result = await fanOut({ siblings: 10, isGated: false, firstWordMs: 1000 })
  expect(counted(result).wrote).toBeGreaterThan(1)
})
