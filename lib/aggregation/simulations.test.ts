import { median as medianOf } from 'simple-statistics'
import { expect, it } from 'vitest'
import { aggregate } from '.'
import { medianDrop, trimmedCentre, trimmedDrop } from './numeric/trimmed-centre'
import { seededRandom } from './seeded-random'
import { branchesOf } from './testing/branches'

// Figures that aggregation.md section 5 publishes, reached by the rules themselves.

/** Every way to give n ballots to k answers. */
function compositions(n: number, k: number): number[][] {
  if (k === 1) return [[n]]
  return Array.from({ length: n + 1 }, (_, first) =>
    compositions(n - first, k - 1).map((rest) => [first, ...rest]),
  ).flat()
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}

/** P(plurality elects answer 0), ties split, exactly. */
function pluralityAccuracy(shares: readonly number[], n: number): number {
  return compositions(n, shares.length).reduce((sum, counts) => {
    const probability = counts.reduce(
      (p, count, at) => (p * (shares[at] ?? 0) ** count) / factorial(count),
      factorial(n),
    )
    const ballots = counts.flatMap((count, at) => Array<string>(count).fill(`answer ${at}`))
    const { tallies } = aggregate('plurality', {}, { branches: branchesOf(ballots), answer: { type: 'text' } })
    const leaders = tallies.filter(({ votes }) => votes === tallies[0]?.votes)
    return sum + (leaders.some(({ answer }) => answer === 'answer 0') ? probability / leaders.length : 0)
  }, 0)
}

it.each([
  [
    [0.4, 0.15, 0.15, 0.15, 0.15],
    [0.4, 0.549, 0.708],
  ],
  [
    [0.5, 0.4, 0.05, 0.05],
    [0.5, 0.583, 0.636],
  ],
  [
    [0.4, 0.45, 0.15],
    [0.4, 0.415, 0.415],
  ],
])('plurality of 1, 5 and 11 votes over shares %j is right as often as section 5.2 says', (shares, expected) => {
  expect([1, 5, 11].map((n) => Number(pluralityAccuracy(shares, n).toFixed(3)))).toEqual(expected)
})

/** Errors of an estimator where truth is 100, the spread lognormal with sd 0.2, and a branch wrong by × or ÷ 1,000 with `wrong`. */
function errorsOf(dropOf: (n: number) => number, n: number, wrong: number): { middle: number; large: number } {
  const random = seededRandom(20261123)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const errors = Array.from({ length: 20_000 }, () => {
    const values = Array.from({ length: n }, () => {
      const value = 100 * Math.exp(0.2 * normal())
      return random() < wrong ? (random() < 0.5 ? value * 1000 : value / 1000) : value
    })
    const sorted = values.toSorted((one, other) => one - other)
    return Math.abs(trimmedCentre(sorted, dropOf(n)) / 100 - 1)
  })
  return { middle: medianOf(errors), large: errors.filter((error) => error > 0.5).length / errors.length }
}

const mean = () => 0
const trimmed = (n: number) => trimmedDrop(n, 0.2)

it.each([
  ['mean', mean, 9, 0.1, 0.13, 0.372],
  ['trimmed mean', trimmed, 9, 0.1, 0.062, 0.072],
  ['median', medianDrop, 9, 0.1, 0.061, 0.0002],
  ['trimmed mean', trimmed, 9, 0.2, 0.101, 0.225],
  ['median', medianDrop, 9, 0.2, 0.069, 0.002],
  ['median', medianDrop, 5, 0.1, 0.08, 0.004],
])('the %s errs as section 5.5 says', (_, dropOf, n, wrong, middle, large) => {
  const errors = errorsOf(dropOf, n, wrong)
  expect(Math.abs(errors.middle - middle)).toBeLessThan(0.01)
  expect(Math.abs(errors.large - large)).toBeLessThan(0.01)
})
