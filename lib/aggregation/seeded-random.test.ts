import { expect, it } from 'vitest'
import { seededRandom } from './seeded-random'

it('gives the published numbers of Mulberry32 for seed 1', () => {
  const random = seededRandom(1)
  expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
})

it('gives the same numbers again for the same seed, and others for another', () => {
  expect(seededRandom(7)()).toBe(seededRandom(7)())
  expect(seededRandom(7)()).not.toBe(seededRandom(8)())
})
