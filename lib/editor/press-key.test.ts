import { expect, it } from 'vitest'
import { createPressKey } from './press-key'

it('gives the clicks of a double click one key, and the next press another', () => {
  let now = 1_000
  let keys = 0
  const press = createPressKey(
    () => now,
    () => `key ${(keys += 1)}`,
  )
  expect(press()).toBe('key 1')
  now += 200
  expect(press()).toBe('key 1')
  now += 501
  expect(press()).toBe('key 2')
})
