import { expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import type { AggregationBranch } from '@/lib/aggregation/contract'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import { tallyRows } from './tally-rows'
import { whatStoppingSaved } from './what-stopping-saved'
import { whatVotesCountFor } from './what-votes-count-for'

const answer = { type: 'choice' as const, choices: ['Yes', 'No'] }
const vote = (branches: AggregationBranch[], rule: 'plurality' | 'weighted' = 'plurality') =>
  aggregate(rule, {}, { branches, answer })

it('never says that the votes of one model are independent', () => {
  const words = whatVotesCountFor(vote(branchesOf(['Yes', 'Yes', 'Yes', 'Yes', 'No'])), ['a/one'])
  expect(words[0]).toBe('5 votes of one model count for fewer than 5: votes of one model are correlated.')
  expect(words[1]).toContain('they would count for 3.6 down to 1.7 independent votes')
})

it('tells what unequal weights leave of the votes', () => {
  const branches = branchesOf(['Yes', 'Yes', 'No']).map((branch) => ({ ...branch, weight: branch.index === 0 ? 2 : 1 }))
  expect(whatVotesCountFor(vote(branches, 'weighted'), ['a/one', 'b/two'])[0]).toBe(
    'By their weights they say as much as 2.7 equal votes.',
  )
})

it('has nothing to say of a single vote', () => {
  expect(whatVotesCountFor(vote(branchesOf(['Yes'])), ['a/one'])).toEqual([])
})

it('counts what early stopping saved, with money only where all costs are known', () => {
  const stopped = branchesOf(['Yes', 'Yes', 'Yes', null, null]).map((branch) =>
    branch.output === null ? { ...branch, status: 'cancelled' as const, reason: 'vote_decided' } : branch,
  )
  const paid = stopped.map(({ index }) => ({ index, costUsd: index < 3 ? 0.02 : null }))
  expect(whatStoppingSaved(vote(stopped), paid)).toMatch(/^Stopping early saved 2 of 5 calls \(40 %\), about \$0\.04/)
  expect(whatStoppingSaved(vote(stopped), [{ index: 0, costUsd: null }])).toMatch(/\(40 %\): no further/)
  expect(whatStoppingSaved(vote(branchesOf(['Yes', 'No'])), [])).toBeNull()
})

it('gives those who abstained and those who could not be counted rows of their own', () => {
  const rows = tallyRows(vote(branchesOf(['Yes', 'Yes', 'abstain', null])))
  expect(rows.map(({ kind, answer, votes }) => [kind, answer, votes])).toEqual([
    ['result', 'Yes', 2],
    ['abstained', 'Abstained', 1],
    ['excluded', 'Not counted', 1],
  ])
  expect(rows[0]?.range?.low).toBeGreaterThan(0.5)
})
