import { expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import { branchesOf } from '../testing/branches'

function elect(outputs: (string | null)[], options: object = {}): AggregationResult {
  return aggregate('majority', options, { branches: branchesOf(outputs), answer: { type: 'text' } })
}

it('needs more than half', () => {
  expect(elect(['a', 'a', 'b'])).toMatchObject({ outcome: 'decided', value: 'a' })
  expect(elect(['a', 'a', 'b', 'b'])).toMatchObject({ outcome: 'no_consensus', value: null })
})

it('names the leader where there is no majority', () => {
  const result = elect(['a', 'a', 'b', 'c'])
  expect(result.notes[0]?.message).toBe('“a” leads with 2 of 4; a majority needs 3.')
  expect(result.tallies[0]).toMatchObject({ answer: 'a', votes: 2 })
})

it('counts missing branches against it where the base is what was planned', () => {
  expect(elect(['a', 'a', null, 'a', null, null], { minValid: 1 }).outcome).toBe('decided')
  expect(elect(['a', 'a', null, 'a', null, null], { minValid: 1, base: 'planned' }).outcome).toBe('no_consensus')
})

/** n choose k. */
function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k
}

/** P(the rule elects "right") when each of n independent voters is right with probability p. */
function probabilityRight(p: number, n: number): number {
  return Array.from({ length: n + 1 }, (_, right) => {
    const ballots = [...Array<string>(right).fill('right'), ...Array<string>(n - right).fill('wrong')]
    const elected = elect(ballots).value === 'right' ? 1 : 0
    return elected * choose(n, right) * p ** right * (1 - p) ** (n - right)
  }).reduce((sum, part) => sum + part, 0)
}

it.each([
  [0.6, [0.6, 0.648, 0.68256, 0.710208, 0.733432, 0.753498]],
  [0.7, [0.7, 0.784, 0.83692, 0.873964, 0.901191, 0.921775]],
  [0.8, [0.8, 0.896, 0.94208, 0.966656, 0.980419, 0.988346]],
])('follows Condorcet’s jury theorem for p = %f (aggregation.md section 5.1)', (p, expected) => {
  const table = [1, 3, 5, 7, 9, 11].map((n) => Number(probabilityRight(p, n).toFixed(6)))
  expect(table).toEqual(expected)
})
