import { expect, it } from 'vitest'
import { parseRetryAfter } from './parse-retry-after'

const now = Date.parse('2026-11-23T10:00:00Z')

it.each([
  ['2', 2000],
  ['0.5', 500],
  [' 7 ', 7000],
  ['86400', 86_400_000],
  ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 09:59:30 GMT', null],
  ['0', null],
  ['-5', null],
  ['soon', null],
  ['', null],
  ['Infinity', null],
  ['1e9', null],
  ['99999999999999999', null],
])('reads retry-after: %s as %s ms', (header, expected) => {
  expect(parseRetryAfter(new Headers({ 'retry-after': header }), now)).toBe(expected)
})

it('goes by the milliseconds first, where both are given', () => {
  expect(parseRetryAfter(new Headers({ 'retry-after-ms': '250', 'retry-after': '9' }), now)).toBe(250)
  expect(parseRetryAfter(new Headers({ 'retry-after-ms': 'later', 'retry-after': '9' }), now)).toBe(9000)
})

it('knows nothing of a wait that no header names', () => {
  expect(parseRetryAfter(undefined, now)).toBeNull()
})
