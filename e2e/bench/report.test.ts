import { expect, it } from 'vitest'
import { median, report } from './report'

const run = (makespanMs: number, cpuMs: number) => ({
  makespanMs,
  cpuMs,
  firstWordsMs: 210,
  peakBytes: 150e6,
  serverCpuMs: 300,
})

it('takes the middle of an odd number and the mean of the middle two of an even one', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
})

it('shows both sides and says which goals were reached', () => {
  const text = report([{ branches: 100, bare: [run(1500, 500)], parallax: [run(1530, 700)] }])
  expect(text).toContain('| 100 | bare SDK | 1500 ms | 1.07 | 1500 ms | 210 ms | 5.00 ms | 150 MB | 20 % |')
  expect(text).toContain('makespan: 1.02 × the bare SDK, goal 1.03: reached')
  expect(text).toContain('CPU per branch: 1.40 × the bare SDK, goal 1.30: MISSED')
})
