import { expect, it } from 'vitest'
import { cacheFigures } from './cache-figures'

function branch(
  inputTokens: number,
  cacheReadTokens: number | null,
  cacheWriteTokens: number | null,
  saved: number | null,
) {
  return { usage: { inputTokens, outputTokens: 10, cacheReadTokens, cacheWriteTokens }, cacheSavedUsd: saved }
}

it('counts what was read against all that went in, and adds up what it saved', () => {
  expect(cacheFigures([branch(100, 0, 900, -0.25), branch(100, 900, 0, 1.5)])).toEqual({
    readTokens: 900,
    writtenTokens: 900,
    hitRate: 0.45,
    savedUsd: 1.25,
  })
})

it('knows no saving where that of one branch is unknown', () => {
  expect(cacheFigures([branch(100, 900, 0, 1.5), branch(100, 900, 0, null)])?.savedUsd).toBeNull()
})

it('leaves out branches that no cache served', () => {
  expect(cacheFigures([branch(1000, null, null, null), branch(0, 1000, 0, 1)])).toMatchObject({
    hitRate: 0.5,
    savedUsd: 1,
  })
  expect(cacheFigures([branch(1000, 0, 0, null), { usage: null, cacheSavedUsd: null }])).toBeNull()
})
