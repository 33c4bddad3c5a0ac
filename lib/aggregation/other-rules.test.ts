import { expect, it } from 'vitest'
import { otherRules } from './other-rules'

const names = (rule: string, answer: 'choice' | 'number' | 'ranking' | 'text') =>
  otherRules({ rule, options: {} }, answer).map((other) => other.rule.name)

it('are those of the same family that take such answers and call no model', () => {
  expect(names('irv', 'ranking')).toEqual(['schulze', 'condorcet', 'borda', 'reciprocalRank'])
  expect(names('plurality', 'choice')).toEqual([
    'majority',
    'supermajority',
    'kOfN',
    'weighted',
    'confidenceWeighted',
    'approval',
  ])
  expect(names('medoid', 'text')).toEqual(['similarityVote'])
})

it('are none for a join and for a rule of a later version', () => {
  expect(names('concatenate', 'text')).toEqual([])
  expect(names('quadratic', 'choice')).toEqual([])
})

it('keep the options that they share: numbers are read in the same language, and other keys are dropped', () => {
  const [mean] = otherRules({ rule: 'trimmedMean', options: { locale: 'de-DE', trim: 0.1 } }, 'number')
  expect(mean).toMatchObject({ rule: { name: 'mean' }, options: { locale: 'de-DE' } })
  expect(mean?.options).not.toHaveProperty('trim')
})

it('leave out an option that may ask a model', () => {
  const own = { rule: 'plurality', options: { ties: ['judge'], seed: 3 } }
  expect(otherRules(own, 'choice').every(({ options }) => !('ties' in options))).toBe(true)
})
