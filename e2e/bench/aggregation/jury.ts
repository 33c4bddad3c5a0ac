import { aggregate } from '@/lib/aggregation'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import type { Figure, Table } from './table'

/** P(the right answer has more than half of n votes), ties counting half, given P(exactly k are right). Each count is a real vote. */
function accuracy(n: number, probabilityOf: (right: number) => number): number {
  let sum = 0
  for (let right = 0; right <= n; right += 1) sum += probabilityOf(right) * winsWith(right, n)
  return sum
}

const known = new Map<string, number>()

/** 1 when plurality elects the right answer, one half at a tie. */
function winsWith(right: number, n: number): number {
  const key = `${right} of ${n}`
  const before = known.get(key)
  if (before !== undefined) return before
  const ballots = Array.from({ length: n }, (_, at) => (at < right ? 'right' : 'wrong'))
  const { outcome, value } = aggregate('plurality', {}, { branches: branchesOf(ballots), answer: { type: 'text' } })
  const wins = outcome === 'tie' ? 0.5 : Number(value === 'right')
  known.set(key, wins)
  return wins
}

function logChoose(n: number, k: number): number {
  let log = 0
  for (let at = 1; at <= k; at += 1) log += Math.log(n - k + at) - Math.log(at)
  return log
}

const binomial = (n: number, p: number) => (k: number) =>
  Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log(1 - p))

/** Beta-binomial: θ ~ Beta(p s, (1 − p) s) with s = 1/ρ − 1, each vote right with θ. As a product of rising factorials. */
function betaBinomial(n: number, p: number, rho: number): (k: number) => number {
  const s = 1 / rho - 1
  const rise = (from: number, steps: number) => {
    let log = 0
    for (let at = 0; at < steps; at += 1) log += Math.log(from + at)
    return log
  }
  return (k) => Math.exp(logChoose(n, k) + rise(p * s, k) + rise((1 - p) * s, n - k) - rise(s, n))
}

const jury: [number, number[]][] = [
  [0.6, [0.6, 0.648, 0.68256, 0.710208, 0.733432, 0.753498]],
  [0.7, [0.7, 0.784, 0.83692, 0.873964, 0.901191, 0.921775]],
  [0.8, [0.8, 0.896, 0.94208, 0.966656, 0.980419, 0.988346]],
]
const correlated: [number, number, number[]][] = [
  [0.7, 0.1, [0.7619, 0.794, 0.8139, 0.8373, 0.8792]],
  [0.7, 0.3, [0.7317, 0.7443, 0.751, 0.758, 0.7687]],
  [0.7, 0.5, [0.714, 0.7186, 0.7209, 0.7232, 0.7263]],
  [0.8, 0.3, [0.8362, 0.8497, 0.8567, 0.8639, 0.8745]],
]

/** Condorcet's jury theorem (aggregation.md 5.1): exact, so computed and published may differ by the last digit alone. */
export function juryTable(): Table {
  const figures = jury.flatMap(([p, row]) =>
    row.map((published, at): Figure => {
      const n = 2 * at + 1
      return { name: `p ${p}, n ${n}`, published, computed: accuracy(n, binomial(n, p)), tolerance: 5.1e-7 }
    }),
  )
  return { title: '5.1 Condorcet jury theorem, independent voters (exact)', figures }
}

/** Correlated voters (5.2), exact. */
export function correlatedTable(): Table {
  const figures = correlated.flatMap(([p, rho, row]) =>
    row.map((published, at): Figure => {
      const n = [3, 5, 7, 11, 41][at] ?? 0
      return {
        name: `p ${p}, ρ ${rho}, n ${n}`,
        published,
        computed: accuracy(n, betaBinomial(n, p, rho)),
        tolerance: 5.1e-5,
      }
    }),
  )
  return { title: '5.2 Correlated voters, beta-binomial (exact)', figures }
}
