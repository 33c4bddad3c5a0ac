import { expect, it } from 'vitest'
import { anthropicConnection, connectionInputSchema, isUsable, maxConcurrentOf } from './connection'

it('is always there, also without a key', () => {
  const connection = anthropicConnection({})
  expect(connection).toMatchObject({ name: 'anthropic', baseUrl: 'https://api.anthropic.com', keySource: 'none' })
  expect(connection.maxConcurrent).toBe(50)
  expect(isUsable(connection)).toBe(false)
})

it('takes address, key and limit from the environment and shows the end of the key alone', () => {
  const connection = anthropicConnection({
    ANTHROPIC_BASE_URL: 'http://127.0.0.1:9999/',
    ANTHROPIC_API_KEY: 'sk-ant-secret-wxyz',
    PARALLAX_MAX_CONCURRENT: '2000',
  })
  expect(connection).toMatchObject({
    baseUrl: 'http://127.0.0.1:9999',
    keySource: 'environment',
    keyLast4: 'wxyz',
    maxConcurrent: 2000,
  })
  expect(JSON.stringify(connection)).not.toContain('secret')
  expect(isUsable(connection)).toBe(true)
})

it('uses a stored key only for the address that it was stored for', () => {
  const stored = { baseUrl: 'https://api.anthropic.com', keyLast4: 'abcd' }
  expect(anthropicConnection({}, stored)).toMatchObject({ keySource: 'stored', keyLast4: 'abcd' })
  const elsewhere = anthropicConnection({ ANTHROPIC_BASE_URL: 'https://gateway.example' }, stored)
  expect(elsewhere).toMatchObject({ keySource: 'none', keyLast4: null })
})

it('leaves out a limit that makes no sense', () => {
  expect(
    ['0', '-1', '2.5', 'many', '', undefined].map((limit) => maxConcurrentOf({ PARALLAX_MAX_CONCURRENT: limit })),
  ).toEqual(Array.from({ length: 6 }, () => null))
})

it('refuses what cannot be a connection, each field with its reason', () => {
  const result = connectionInputSchema.safeParse({
    name: 'offline',
    label: ' ',
    baseUrl: 'https://x.example/v1',
    authStyle: 'cookie',
    models: ['two words'],
  })
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([
    'name',
    'label',
    'baseUrl',
    'authStyle',
    'models.0',
  ])
})
