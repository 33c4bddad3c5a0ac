import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import type { Answer } from '../answer'
import type { AggregationResult } from '../contract'
import type { RuleName } from '../rule-name'
import { branchesOf } from '../testing/branches'

const text: Answer = { type: 'text' }
const yesNo: Answer = { type: 'choice', choices: ['Yes', 'No'] }

function vote(rule: RuleName, outputs: (string | null)[], options: object = {}, answer = text): AggregationResult {
  return aggregate(rule, options, { branches: branchesOf(outputs), answer })
}

function weigh(rule: RuleName, ballots: [string, number?][], options: object = {}, answer = text): AggregationResult {
  const branches = branchesOf(ballots.map(([output]) => output)).map((branch, at) => ({
    ...branch,
    weight: ballots[at]?.[1],
  }))
  return aggregate(rule, options, { branches, answer })
}

function many(counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([answer, votes]) => Array<string>(votes).fill(answer))
}

describe('supermajority', () => {
  it('follows the cloture rule of the United States Senate: three fifths, 60 of 100', () => {
    expect(vote('supermajority', many({ yea: 60, nay: 40 }), { threshold: 0.6 }).value).toBe('yea')
    const short = vote('supermajority', many({ yea: 59, nay: 41 }), { threshold: 0.6 })
    expect(short).toMatchObject({ outcome: 'no_consensus', value: null })
    expect(short.notes[0]?.message).toBe('“yea” leads with 59 of 100. A share of 60 % needs 60: 1 missing.')
  })

  it('is exact where multiplying is not: 11 of 20 are 0.55 (aggregation.md section 2.0)', () => {
    expect(vote('supermajority', many({ yes: 11, no: 9 }), { threshold: 0.55 }).outcome).toBe('decided')
  })

  it('needs two thirds unless told otherwise', () => {
    expect(vote('supermajority', many({ yes: 4, no: 2 })).value).toBe('yes')
    expect(vote('supermajority', many({ yes: 7, no: 4 })).outcome).toBe('no_consensus')
  })

  it('of 1 is unanimity: a jury of twelve', () => {
    expect(vote('supermajority', many({ guilty: 12 }), { threshold: 1 }).value).toBe('guilty')
    const hung = vote('supermajority', many({ guilty: 11, 'not guilty': 1 }), { threshold: 1 })
    expect(hung.notes[0]?.message).toBe('“guilty” leads with 11 of 12. All needs 12: 1 missing.')
  })

  it('can count a missing branch against it', () => {
    expect(vote('supermajority', ['yes', 'yes', null]).outcome).toBe('decided')
    expect(vote('supermajority', ['yes', 'yes', null], { base: 'planned', threshold: 0.7 }).outcome).toBe(
      'no_consensus',
    )
  })
})

describe('k of n', () => {
  const moderation = { k: 1, target: 'flag' }

  it('flags if any of three does (Anthropic, Building effective agents)', () => {
    expect(vote('kOfN', ['ok', 'Flag.', 'ok'], moderation)).toMatchObject({ outcome: 'decided', value: 'Flag.' })
    const clear = vote('kOfN', ['ok', 'ok', 'ok'], moderation)
    expect(clear).toMatchObject({ outcome: 'no_consensus', value: null })
    expect(clear.notes[0]?.message).toBe('“flag” has 0 of the 1 vote that it needs: 1 missing.')
  })

  it('accepts several answers when no one is looked for, most votes first', () => {
    const result = vote('kOfN', many({ price: 2, speed: 3, colour: 1 }), { k: 2 })
    expect(result.value).toEqual(['speed', 'price'])
    expect(result.text).toMatch(/^\*\*speed\*\*, \*\*price\*\*/)
  })
})

describe('weighted', () => {
  it('elects the most weight, not the most voters', () => {
    const result = weigh('weighted', [
      ['a', 3],
      ['b', 1],
      ['b', 1],
    ])
    expect(result).toMatchObject({ outcome: 'decided', value: 'a' })
    expect(result.tallies.map(({ answer, votes, share }) => [answer, votes, share])).toEqual([
      ['a', 3, 0.6],
      ['b', 2, 0.4],
    ])
    // (3 + 1 + 1)² / (9 + 1 + 1)
    expect(result.agreement?.figures.effectiveVotes).toBeCloseTo(25 / 11, 12)
  })

  it('is plurality where all weights are equal', () => {
    const [counted, weighed] = [vote('plurality', ['a', 'a', 'b']), vote('weighted', ['a', 'a', 'b'])]
    expect(weighed.tallies).toEqual(counted.tallies)
  })

  it('sees a tie through the rounding of sums', () => {
    const ballots: [string, number][] = [
      ['a', 0.1],
      ['a', 0.2],
      ['b', 0.3],
    ]
    expect(weigh('weighted', ballots)).toMatchObject({ outcome: 'tie', value: null })
  })

  it.each([
    [-1, 'invalid_weight'],
    [Number.NaN, 'invalid_weight'],
    [Infinity, 'invalid_weight'],
  ])('refuses a weight of %f', (weight, code) => {
    const result = weigh('weighted', [
      ['a', 1],
      ['b', weight],
    ])
    expect(result).toMatchObject({ outcome: 'error', value: null })
    expect(result.notes[0]?.code).toBe(code)
  })

  it('refuses weights that are all 0', () => {
    expect(
      weigh('weighted', [
        ['a', 0],
        ['b', 0],
      ]).notes[0]?.code,
    ).toBe('no_weight')
  })

  it('reaches .927 with the log odds of accuracies .9 .9 .6 .6 .6, where majority has .877 (Shapley and Grofman 1984)', () => {
    const accuracies = [0.9, 0.9, 0.6, 0.6, 0.6]
    const probabilityRight = (rule: RuleName, options: object) =>
      Array.from({ length: 32 }, (_, profile) => {
        const right = accuracies.map((_, voter) => ((profile >> voter) & 1) === 1)
        const ballots = accuracies.map((p, voter): [string, number] => [right[voter] ? 'Yes' : 'No', p])
        const chance = accuracies.reduce((product, p, voter) => product * (right[voter] ? p : 1 - p), 1)
        return weigh(rule, ballots, options, yesNo).value === 'Yes' ? chance : 0
      }).reduce((sum, chance) => sum + chance, 0)
    expect(probabilityRight('weighted', { weights: 'accuracy' })).toBeCloseTo(0.92664, 10)
    expect(probabilityRight('majority', {})).toBeCloseTo(0.877, 3)
  })

  it('counts accuracies for two choices only, and nothing for one that is no better than chance', () => {
    expect(
      weigh(
        'weighted',
        [
          ['a', 0.9],
          ['b', 0.6],
        ],
        { weights: 'accuracy' },
      ).notes[0]?.code,
    ).toBe('not_binary')
    const result = weigh(
      'weighted',
      [
        ['Yes', 0.6],
        ['No', 0.3],
        ['No', 0.5],
      ],
      { weights: 'accuracy' },
      yesNo,
    )
    expect(result.value).toBe('Yes')
    expect(result.notes.map(({ code }) => code)).toContain('no_better_than_chance')
    expect(weigh('weighted', [['Yes', 3]], { weights: 'accuracy' }, yesNo).notes[0]?.code).toBe('invalid_weight')
  })
})

describe('confidenceWeighted', () => {
  const sure = (answer: string, confidence: number) => JSON.stringify({ answer, confidence })

  it('weighs by the softmax of stated confidence (Taubenfeld et al. 2025)', () => {
    const result = vote('confidenceWeighted', [sure('a', 0.9), sure('b', 0.1), sure('b', 0.2)], { temperature: 0.5 })
    const powers = [0.9, 0.1, 0.2].map((confidence) => Math.exp(confidence / 0.5))
    const total = powers.reduce((sum, power) => sum + power, 0)
    expect(result.value).toBe('a')
    expect(result.tallies[0]?.share).toBeCloseTo((powers[0] ?? 0) / total, 12)
    expect(result.notes).toContainEqual({
      code: 'plurality_differs',
      message: 'Counting every ballot once would elect “b”.',
    })
  })

  it('becomes plurality at a high temperature and the surest branch at a low one', () => {
    const outputs = [sure('a', 95), sure('b', 60), sure('b', 50)]
    expect(vote('confidenceWeighted', outputs, { temperature: 1000 }).value).toBe('b')
    expect(vote('confidenceWeighted', outputs, { temperature: 1e-300 }).value).toBe('a')
  })

  it('gives a branch that states none the mean of the others', () => {
    const result = vote('confidenceWeighted', [sure('a', 0.8), sure('b', 0.4), 'c'], { temperature: 0.1 })
    const powers = [0.8, 0.4, 0.6].map((confidence) => Math.exp(confidence / 0.1))
    const total = powers.reduce((sum, power) => sum + power, 0)
    expect(result.tallies.find(({ answer }) => answer === 'c')?.share).toBeCloseTo((powers[2] ?? 0) / total, 12)
    expect(result.notes.map(({ code }) => code)).toContain('missing_confidence')
    expect(vote('confidenceWeighted', ['a', 'b', 'b']).value).toBe('b')
  })
})

describe('approval', () => {
  const cities: Answer = { type: 'choice', choices: ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'] }

  it('chooses Nashville with 68 as the capital of Tennessee when each approves of two (Wikipedia, Approval voting)', () => {
    const ballots = many({
      'Memphis, Nashville': 42,
      'Nashville, Chattanooga': 26,
      'Chattanooga; Knoxville': 15,
      '["Knoxville", "Chattanooga"]': 17,
    })
    const result = vote('approval', ballots, {}, cities)
    expect(result.value).toBe('Nashville')
    expect(result.tallies.map(({ answer, votes }) => [answer, votes])).toEqual([
      ['Nashville', 68],
      ['Chattanooga', 58],
      ['Memphis', 42],
      ['Knoxville', 32],
    ])
    expect(result.agreement?.reading).toMatch(/^68 of 100 \(68 %/)
    expect(result.provenance).toHaveLength(100)
  })

  it('counts an answer that is named twice once, and a ballot without any as abstaining', () => {
    const result = vote('approval', ['Memphis, memphis', '[]', 'Answer: none'], { base: 'nonAbstain' }, cities)
    expect(result.tallies.map(({ answer, votes, share }) => [answer, votes, share])).toEqual([
      ['Memphis', 1, 1],
      ['Abstained', 2, 0],
    ])
  })

  it('reads a list below the line “Answer:” and leaves out what is no choice, with a note', () => {
    const result = vote(
      'approval',
      ['I like two.\n\n**Answer:**\n- Memphis\n- Paris\n- Knoxville', 'Paris'],
      {},
      cities,
    )
    expect(result.outcome).toBe('insufficient')
    expect(result.tallies.map(({ answer }) => answer)).toEqual(['Memphis', 'Knoxville'])
    expect(result.notes.map(({ code }) => code)).toContain('unknown_left_out')
    expect(result.excluded.map(({ index, reason }) => [index, reason])).toEqual([[1, 'unknown_option']])
  })

  it('reports a tie', () => {
    const result = vote('approval', ['Memphis, Nashville', 'Nashville, Memphis'], {}, cities)
    expect(result.notes[0]).toEqual({ code: 'tie', message: '“Memphis”, “Nashville” have 2 approvals each.' })
  })
})

describe('softVote', () => {
  it('chooses class 1 for .9 .1, .4 .6, .4 .6, which plurality does not (soft and hard voting, scikit-learn)', () => {
    const outputs = ['{"1": 0.9, "2": 0.1}', '{"1": 0.4, "2": 0.6}', '```json\n{"1": 40, "2": 60}\n```']
    const result = vote('softVote', outputs)
    expect(result.value).toBe('1')
    expect(result.tallies[0]?.share).toBeCloseTo(1.7 / 3, 12)
    expect(result.tallies.map(({ branches }) => branches)).toEqual([[0], [1, 2]])
  })

  it('makes a rounded sum 1 and refuses any other', () => {
    const result = vote('softVote', ['{"Yes": 0.66, "No": 0.33}', '{"Yes": 0.5, "No": 0.3}', 'Yes'], { minValid: 1 })
    expect(result.tallies[0]?.share).toBeCloseTo(2 / 3, 12)
    expect(result.excluded.map(({ reason }) => reason)).toEqual(['not_normalised', 'no_probabilities'])
  })

  it('reports a tie of means', () => {
    expect(vote('softVote', ['{"Yes": 0.7, "No": 0.3}', '{"Yes": 0.3, "No": 0.7}'], {}).outcome).toBe('tie')
  })
})
