import { expect, it } from 'vitest'
import { aggregate } from '..'
import type { Answer } from '../answer'
import type { AggregationResult } from '../contract'
import { branchesOf } from '../testing/branches'

function merge(
  values: unknown[],
  options: object = {},
  answer: Answer = { type: 'json', schema: {} },
): AggregationResult {
  const outputs = values.map((value) => (typeof value === 'string' || value === null ? value : JSON.stringify(value)))
  return aggregate('jsonMerge', options, { branches: branchesOf(outputs), answer })
}

it('merges objects at every depth, as the example of RFC 7396 does where nothing conflicts', () => {
  const result = merge([
    { title: 'Goodbye!', author: { givenName: 'John' }, tags: ['example'] },
    { author: { familyName: 'Doe' }, tags: ['sample', 'example'], content: 'This will be unchanged' },
  ])
  expect(result.value).toEqual({
    title: 'Goodbye!',
    author: { givenName: 'John', familyName: 'Doe' },
    tags: ['example', 'sample'],
    content: 'This will be unchanged',
  })
  expect(result.merge?.conflicts).toEqual([])
  expect(result.merge?.support).toContainEqual({ path: 'author.givenName', branches: 1 })
  expect(result.merge?.support).toContainEqual({ path: 'author', branches: 2 })
})

it('takes the value of most branches, lists the conflict and tells it', () => {
  const result = merge([{ price: 12 }, { price: 10 }, { price: 10 }])
  expect(result.value).toEqual({ price: 10 })
  expect(result.merge?.conflicts).toEqual([
    {
      path: 'price',
      values: [
        { value: 12, branches: [0] },
        { value: 10, branches: [1, 2] },
      ],
      chosen: 10,
    },
  ])
  expect(result.text).toContain('| price | 10 | Branch 2, Branch 3 | taken |')
  expect(result.agreement?.reading).toBe('0 of 1 shared fields are the same (0 %)')
})

it('takes the value of the earlier branch where equally many differ, also in kind', () => {
  expect(merge([{ price: 12 }, { price: 10 }]).value).toEqual({ price: 12 })
  expect(merge([{ price: { low: 1 } }, { price: 10 }]).value).toEqual({ price: { low: 1 } })
  expect(merge([{ price: [1] }, { price: 10 }, { price: 10 }]).value).toEqual({ price: 10 })
})

it('unites lists by a field of their items', () => {
  const result = merge(
    [
      { players: [{ name: 'Acme', share: 0.4 }, { name: 'Bolt' }] },
      { players: [{ name: 'acme', share: 0.5, country: 'US' }] },
    ],
    { itemKey: 'name' },
  )
  expect(result.value).toEqual({ players: [{ name: 'Acme', share: 0.4, country: 'US' }, { name: 'Bolt' }] })
  expect(result.merge?.conflicts.map(({ path }) => path)).toEqual(['players[acme].name', 'players[acme].share'])
})

it('finds the JSON between words and in a fence, and excludes what has none', () => {
  const result = merge([
    'Here [1] is it:\n```json\n{"a": 1}\n```',
    'See {this}: {"a": 1, "b": "}"} and more.',
    'none',
    null,
  ])
  expect(result.excluded.map(({ reason }) => reason)).toEqual(['no_json', 'timeout'])
  expect(result.value).toEqual({ a: 1, b: '}' })
})

it('checks every branch by the schema first', () => {
  const schema = { type: 'object', properties: { price: { type: 'number' } }, required: ['price'] }
  const result = merge([{ price: 10 }, { price: 'ten' }, {}], {}, { type: 'json', schema })
  expect(result.value).toEqual({ price: 10 })
  expect(result.excluded.map(({ index, reason }) => [index, reason])).toEqual([
    [1, 'wrong_schema'],
    [2, 'wrong_schema'],
  ])
})

it('builds no object with keys that reach into its machinery, and goes no deeper than 64 levels', () => {
  const result = merge(['{"__proto__": {"admin": true}, "constructor": 1, "a": 1}'])
  expect(result.value).toEqual({ a: 1 })
  expect(Object.keys(result.value ?? {})).toEqual(['a'])
  expect(merge(['['.repeat(65) + ']'.repeat(65)]).excluded[0]?.reason).toBe('too_deep')
})
