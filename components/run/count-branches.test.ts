import { expect, it } from 'vitest'
import { countStatuses, describeCounts } from './count-branches'

it('says in words what a branch strip shows in colours', () => {
  const statuses = ['succeeded', 'succeeded', 'succeeded', 'failed', 'running'] as const
  const counts = countStatuses(statuses.map((status) => ({ status })))
  expect(describeCounts(counts)).toBe('3 of 5 succeeded, 1 failed, 1 running')
})

it('says so when there is nothing to count', () => {
  expect(describeCounts(countStatuses([]))).toBe('no branches yet')
})
