import { expect, it } from 'vitest'
import { independentVotes, independentVotesRange } from './correlated-votes'

it('counts votes that say the same as one, and independent ones as many as they are', () => {
  expect(independentVotes(7, 1)).toBe(1)
  expect(independentVotes(7, 0)).toBe(7)
  expect(independentVotes(1, 0.3)).toBe(1)
})

it('gives five votes of one model a range, since one question cannot tell how alike they err', () => {
  const range = independentVotesRange(5)
  expect(range?.low).toBeCloseTo(5 / 3)
  expect(range?.high).toBeCloseTo(5 / 1.4)
  expect(independentVotesRange(1)).toBeNull()
})

it('never passes 1 / ρ, however many are asked', () => {
  expect(independentVotes(1_000_000, 0.1)).toBeLessThan(10)
})
