import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import { branchesOf } from '../testing/branches'

const yesNo = { type: 'choice' as const, choices: ['Yes', 'No'] }

function elect(outputs: (string | null)[], options: object = {}): AggregationResult {
  return aggregate('plurality', options, { branches: branchesOf(outputs), answer: yesNo })
}

it('elects the most frequent answer and tells it as aggregation.md section 2.4 does', () => {
  const result = elect(['Yes', 'Answer: yes', '**Yes**', 'true', 'No'])
  expect(result).toMatchObject({ outcome: 'decided', value: 'Yes' })
  expect(result.agreement).toMatchObject({
    statistic: 'leaderShare',
    value: 0.8,
    reading: '4 of 5 (80 %, plausible range 38–96 %)',
  })
  expect(result.text).toBe(
    [
      '**Yes**',
      '',
      'Agreement 4 of 5 (80 %, plausible range 38–96 %).',
      '',
      '| Answer | Votes | Share | Plausible range | Branches |',
      '| --- | ---: | ---: | ---: | --- |',
      '| Yes | 4 | 80 % | 38–96 % | Branch 1, Branch 2, Branch 3, Branch 4 |',
      '| No | 1 | 20 % | 4–62 % | Branch 5 |',
    ].join('\n'),
  )
})

it('gives the figures of section 2.3', () => {
  // 3 : 1 : 1 of five: pairs (3 × 2) / (5 × 4); entropy 0.6 log2(1/0.6) + 2 × 0.2 log2 5.
  const result = aggregate(
    'plurality',
    {},
    { branches: branchesOf(['a', 'a', 'a', 'b', 'c']), answer: { type: 'text' } },
  )
  expect(result.agreement?.figures).toMatchObject({ margin: 0.4, pairwiseAgreement: 0.3 })
  expect(result.agreement?.figures.entropyBits).toBeCloseTo(1.37095, 5)
  expect(result.agreement?.figures.normalisedEntropy).toBeCloseTo(1.37095 / Math.log2(3), 5)
  expect(result.ranking).toEqual([
    { answer: 'a', rank: 1, score: 3 },
    { answer: 'b', rank: 2, score: 1 },
    { answer: 'c', rank: 2, score: 1 },
  ])
})

it('keeps the branches of a minority answer', () => {
  expect(elect(['Yes', 'No', 'Yes']).tallies.map(({ answer, branches }) => [answer, branches])).toEqual([
    ['Yes', [0, 2]],
    ['No', [1]],
  ])
})

it('excludes, counts and names what cannot be counted', () => {
  const result = elect(['Yes', 'Yes', 'Maybe', null, '  '], { minValid: 2 })
  expect(result.outcome).toBe('decided')
  expect(result.agreement?.reading).toBe('2 of 2 (100 %, plausible range 34–100 %)')
  expect(result.excluded.map(({ index, reason }) => [index, reason])).toEqual([
    [2, 'unknown_option'],
    [3, 'timeout'],
    [4, 'empty'],
  ])
  expect(result.text).toContain(
    'Not counted: Branch 3 (no declared choice), Branch 4 (timeout), Branch 5 (said nothing).',
  )
})

it('counts numbers that are the same however they are written', () => {
  const branches = branchesOf(['$1,200', 'Answer: 1200 USD', '$1.2k', '1300 USD'])
  expect(aggregate('plurality', {}, { branches, answer: { type: 'number' } }).value).toBe('1200 USD')
})

describe('needs enough answers', () => {
  it('more than half of the branches that finished, unless told otherwise', () => {
    const result = elect(['Yes', 'No', null, null])
    expect(result).toMatchObject({ outcome: 'insufficient', value: null })
    expect(result.notes[0]).toEqual({
      code: 'too_few_answers',
      message: '2 of 4 branches gave an answer that can be counted; 3 needed.',
    })
    expect(result.tallies).toHaveLength(2)
    expect(elect(['Yes', null, null, null], { minValid: 1 }).outcome).toBe('decided')
  })

  it('but branches that were cancelled do not raise the bar', () => {
    const branches = branchesOf(['Yes', 'Yes', null, null]).map((branch) =>
      branch.output === null ? { ...branch, status: 'cancelled' as const } : branch,
    )
    expect(aggregate('plurality', {}, { branches, answer: yesNo }).outcome).toBe('decided')
  })

  it('and says so when there are none at all', () => {
    expect(elect([])).toMatchObject({ outcome: 'insufficient', value: null, agreement: null, tallies: [] })
  })

  it('one is decided, with nothing to agree with', () => {
    const result = elect(['Yes'])
    expect(result).toMatchObject({ outcome: 'decided', value: 'Yes', agreement: null })
    expect(result.notes).toEqual([{ code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }])
  })
})

describe('a tie', () => {
  it('is reported rather than decided by branch order', () => {
    const result = elect(['No', 'Yes'])
    expect(result).toMatchObject({ outcome: 'tie', value: null })
    expect(result.notes[0]?.message).toBe('“Yes”, “No” have 1 vote each.')
    expect(result.tieBreak).toMatchObject([{ policy: 'report', detail: '“Yes” and “No” are reported as tied.' }])
  })

  it('goes to the answer whose branches are surer of it', () => {
    const outputs = ['{"answer":"Yes","confidence":0.5}', '{"answer":"No","confidence":90}']
    const result = elect(outputs, { ties: ['confidence'] })
    expect(result.value).toBe('No')
    expect(result.tieBreak).toMatchObject([
      { policy: 'confidence', detail: '“No”: stated confidences sum to 0.9, the most.' },
    ])
  })

  it('goes to the first branch in declared order, or to the branch that was named', () => {
    expect(elect(['No', 'Yes'], { ties: ['priority'] }).value).toBe('No')
    expect(elect(['No', 'Yes'], { ties: ['priority'], priority: [1] }).value).toBe('Yes')
  })

  it('goes to the first of the choices', () => {
    expect(elect(['No', 'Yes'], { ties: ['optionOrder'] }).value).toBe('Yes')
  })

  it('is drawn by lot with a seed that is kept, the same whatever the order of the branches', () => {
    const result = elect(['No', 'Yes'], { ties: ['random'], seed: 5 })
    expect(result.outcome).toBe('decided')
    expect(result.options.seed).toBe(5)
    expect(elect(['Yes', 'No'], { ties: ['random'], seed: 5 }).value).toBe(result.value)
  })

  it('passes to the next policy, with every step on record', () => {
    const result = elect(['No', 'Yes'], { ties: ['confidence', 'optionOrder'] })
    expect(result.value).toBe('Yes')
    expect(result.tieBreak.map(({ policy }) => policy)).toEqual(['confidence', 'optionOrder'])
  })
})

describe('an abstention', () => {
  it('is a tally of its own and never elected', () => {
    const result = elect(['unsure', 'Unsure.', 'Yes'])
    expect(result).toMatchObject({ outcome: 'decided', value: 'Yes' })
    expect(result.tallies.at(-1)).toMatchObject({ answer: 'Abstained', votes: 2, abstained: true })
    expect(result.agreement?.reading).toContain('1 of 3')
  })

  it('can be left out of the base', () => {
    const result = elect(['unsure', 'Yes', 'Yes'], { base: 'nonAbstain' })
    expect(result.agreement?.reading).toContain('2 of 2')
    expect(result.tallies.at(-1)).toMatchObject({ votes: 1, share: 0, interval: null })
  })

  it('of everybody is no consensus', () => {
    expect(elect(['unsure', 'abstain'])).toMatchObject({ outcome: 'no_consensus', value: null })
  })
})

it('can count missing branches against the leader', () => {
  expect(elect(['Yes', 'Yes', 'Yes', null], { base: 'planned' }).agreement?.reading).toContain('3 of 4')
})

it('says that it does not weigh', () => {
  const branches = branchesOf(['Yes', 'No', 'No']).map((branch) => ({ ...branch, weight: branch.index === 0 ? 5 : 1 }))
  const result = aggregate('plurality', {}, { branches, answer: yesNo })
  expect(result.value).toBe('No')
  expect(result.notes.map(({ code }) => code)).toContain('weights_ignored')
})
