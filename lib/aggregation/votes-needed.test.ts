import { expect, it } from 'vitest'
import { aggregate } from '.'
import type { RuleName } from './rule-name'
import { branchesOf } from './testing/branches'
import { votesNeeded } from './votes-needed'

function needed(rule: RuleName, options: object, outputs: (string | null)[]) {
  const answer = { type: 'choice' as const, choices: ['Yes', 'No'] }
  return votesNeeded(aggregate(rule, options, { branches: branchesOf(outputs), answer }))
}

it('says how many votes a threshold lacks', () => {
  expect(needed('majority', {}, ['Yes', 'Yes', 'No', 'No'])).toEqual({ needed: 3, most: 2, missing: 1 })
  expect(needed('supermajority', {}, ['Yes', 'Yes', 'No'])).toEqual({ needed: 2, most: 2, missing: 0 })
  expect(needed('kOfN', { k: 3 }, ['Yes', 'No', 'No'])).toEqual({ needed: 3, most: 2, missing: 1 })
})

it('counts against the base that the vote was given: all planned branches', () => {
  expect(needed('majority', { base: 'planned' }, ['Yes', 'Yes', null, null])).toMatchObject({ needed: 3, missing: 1 })
})

it('knows no threshold where the most votes win, or nobody could vote', () => {
  expect(needed('plurality', {}, ['Yes', 'No'])).toBeNull()
  expect(needed('majority', {}, [null, null])).toBeNull()
})
