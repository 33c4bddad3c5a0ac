import { expect, it } from 'vitest'
import { contentHash } from './content-hash'

it('is the same in whatever order the keys come, however deep', () => {
  expect(contentHash({ a: 1, b: [{ c: 2, d: null }] })).toBe(contentHash({ b: [{ d: null, c: 2 }], a: 1 }))
})

it('is another for other content or another order in a list', () => {
  const hashes = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', 2] }, { a: [1, 2], b: null }].map(contentHash)
  expect(new Set(hashes).size).toBe(4)
})
