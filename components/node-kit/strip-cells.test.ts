import { expect, it } from 'vitest'
import type { Status } from '@/lib/engine/run-state'
import { stripCells } from './strip-cells'

it('gives every branch its own cell while there are few', () => {
  expect(stripCells(['succeeded', 'failed'])).toEqual([
    { from: 0, to: 0, status: 'succeeded', counts: { succeeded: 1 } },
    { from: 1, to: 1, status: 'failed', counts: { failed: 1 } },
  ])
})

it('groups a thousand branches without losing one, and a failure stays visible in its group', () => {
  const statuses: Status[] = Array.from({ length: 1000 }, (_, at) => (at === 333 ? 'failed' : 'succeeded'))
  const cells = stripCells(statuses)
  expect(cells).toHaveLength(40)
  expect(cells.map((cell) => cell.to - cell.from + 1).reduce((sum, size) => sum + size)).toBe(1000)
  expect(cells.filter((cell) => cell.status === 'failed')).toEqual([
    { from: 325, to: 349, status: 'failed', counts: { succeeded: 24, failed: 1 } },
  ])
})

it('draws nothing before a node has branches', () => {
  expect(stripCells([])).toEqual([])
})
