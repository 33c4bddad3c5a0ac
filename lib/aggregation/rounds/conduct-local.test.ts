import { describe, expect, it } from 'vitest'
import { conduct, countRuleCalls, modelNeeds } from '..'
import type { AggregationInput, AggregationResult } from '../contract'
import type { RuleName } from '../rule-name'
import { branchesOf } from '../testing/branches'
import type { Wanted } from './conduct-local'

const yesNo = { type: 'choice' as const, choices: ['Yes', 'No'] }
const inputOf = (outputs: (string | null)[], answer: AggregationInput['answer'] = yesNo): AggregationInput => ({
  branches: branchesOf(outputs),
  answer,
})

/** Asks until nothing further is wanted. */
function play(
  rule: RuleName,
  options: object,
  input: AggregationInput,
  reply: (wanted: Wanted) => string | null,
): { result: AggregationResult; wanted: Wanted[] } {
  const replies: (string | null)[] = []
  for (;;) {
    const { wanted, find } = conduct(rule, options, input, replies)
    if (wanted.length === replies.length) return { result: find(), wanted }
    for (const call of wanted.slice(replies.length)) replies.push(reply(call))
  }
}

describe('a tie that a model helps to break', () => {
  const tied = inputOf(['Yes', 'No'])
  const judge = (choice: string) => () => JSON.stringify({ reason: 'Better.', choice })

  it('goes to the answer that a judge chooses among the tied ones alone', () => {
    const { result, wanted } = play('plurality', { ties: ['judge'] }, tied, judge('R1'))
    expect(wanted).toHaveLength(1)
    expect(result.outcome).toBe('decided')
    expect(result.tieBreak.map(({ policy, left }) => [policy, left])).toEqual([['judge', [result.value]]])
  })

  it('stays a tie, and says so, where the judge fails or chooses none', () => {
    for (const reply of [judge('none'), () => null]) {
      expect(play('plurality', { ties: ['judge'] }, tied, reply).result).toMatchObject({ outcome: 'tie', value: null })
    }
  })

  it('goes on to the next policy after the judge', () => {
    const { result } = play('plurality', { ties: ['judge', 'optionOrder'] }, tied, judge('none'))
    expect(result).toMatchObject({ outcome: 'decided', value: 'Yes' })
    expect(result.tieBreak.map(({ policy }) => policy)).toEqual(['judge', 'optionOrder'])
  })

  it('is counted again with as many further votes as were asked for, one voter after the other', () => {
    const { result, wanted } = play('plurality', { ties: ['extraVotes'], extraVotes: 3 }, tied, (call) =>
      'ballot' in call && call.voter === 0 ? 'No' : null,
    )
    expect(wanted).toMatchObject([
      { ballot: true, voter: 0, label: 'Further vote 1 · Branch 1' },
      { ballot: true, voter: 1 },
      { ballot: true, voter: 0 },
    ])
    expect(result).toMatchObject({ outcome: 'decided', value: 'No' })
    expect(result.tallies[0]).toMatchObject({ votes: 3, branches: [1, 2, 4] })
    expect(result.excluded.map(({ index }) => index)).toEqual([3])
    expect(result.tieBreak).toEqual([
      {
        policy: 'extraVotes',
        detail: '“Yes” and “No” were tied, so 3 further votes were asked for.',
        left: ['Yes', 'No'],
      },
    ])
  })

  it('asks for further votes once, and for a judge where these do not decide', () => {
    const { result, wanted } = play('plurality', { ties: ['extraVotes', 'judge'], extraVotes: 2 }, tied, (call) =>
      'ballot' in call ? (call.voter === 0 ? 'Yes' : 'No') : judge('R2')(),
    )
    expect(wanted).toHaveLength(3)
    expect(result.outcome).toBe('decided')
    expect(result.tieBreak.map(({ policy }) => policy)).toEqual(['extraVotes', 'extraVotes', 'judge'])
  })

  it('asks nothing where there is no tie', () => {
    expect(play('plurality', { ties: ['judge'] }, inputOf(['Yes', 'Yes', 'No']), judge('R1')).wanted).toEqual([])
  })
})

describe('an answer that cannot be read', () => {
  it('is asked for once, only the number, and marked as repaired', () => {
    const input = inputOf(['12', 'a dozen or so', '14'], { type: 'number' })
    const { result, wanted } = play('median', { repair: true }, input, () => '13')
    expect(wanted).toMatchObject([{ label: 'Repair · Branch 2', answer: { type: 'number' } }])
    expect(result).toMatchObject({ outcome: 'decided', value: 13, excluded: [] })
    expect(result.notes.find(({ code }) => code === 'repaired')?.message).toContain('Branch 2')
  })

  it('stays as it was written, excluded with its own reason, where that brings nothing', () => {
    const input = inputOf(['12', 'a dozen or so', '14'], { type: 'number' })
    const { result } = play('median', { repair: true }, input, () => 'none')
    expect(result.excluded).toEqual(conduct('median', {}, input, []).find().excluded)
    expect(result.notes.map(({ code }) => code)).not.toContain('repaired')
  })

  it('never is a branch that failed or said nothing', () => {
    expect(play('plurality', { repair: true }, inputOf(['Yes', null, ' ']), () => 'No').wanted).toEqual([])
  })
})

it('tells before a run what may ask a model, and how often', () => {
  expect(modelNeeds('plurality', { ties: ['judge'], repair: true })).toEqual(['ties', 'repair'])
  expect(modelNeeds('plurality', {})).toEqual([])
  expect(modelNeeds('judgeScore', {})).toEqual(['rule'])
  expect(countRuleCalls('plurality', { ties: ['extraVotes', 'judge'], extraVotes: 4, repair: true }, 5)).toEqual({
    least: 0,
    most: 5 + 4 + 2,
  })
})
