import { expect, it } from 'vitest'
import { quoteReason } from './quote-reason'

const secrets = {
  key: 'local-key-42',
  prompts: ['Our secret plan for the winter season is to lower every price by half.'],
}

it('quotes on one line what the server says', () => {
  expect(quoteReason('max_tokens: 900000 >\n  128000', secrets)).toBe('max_tokens: 900000 > 128000')
})

it('masks the key, and what looks like one', () => {
  expect(quoteReason('bad key local-key-42', secrets)).toBe('bad key …')
  expect(quoteReason('got sk-ant-api03-abcdefghijk in Bearer abcdefghijk', secrets)).toBe('got … in …')
})

it('says nothing rather than repeat the prompt', () => {
  expect(quoteReason('cannot parse: secret plan for the winter season is to lower', secrets)).toBeNull()
})

it('shortens what is long and leaves out what is empty', () => {
  expect(quoteReason('a '.repeat(400), secrets)).toHaveLength(301)
  expect(quoteReason('  ', secrets)).toBeNull()
  expect(quoteReason(null, secrets)).toBeNull()
})
