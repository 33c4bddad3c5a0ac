import { describe, expect, it } from 'vitest'
import type { AggregationInput } from '../contract'
import type { RuleCall } from '../define-rule'
import { bradleyTerry } from '../judging/bradley-terry'
import { branchesOf } from '../testing/branches'
import { conductRule } from '../testing/conduct-rule'
import { fairJudge, firstSlotJudge } from '../testing/scripted-judge'
import { judgePairwise } from './judge-pairwise'
import { judgeScore } from './judge-score'
import { moa } from './moa'
import { semanticVote } from './semantic-vote'
import { universalSelfConsistency } from './universal-self-consistency'

const inputOf = (...outputs: (string | null)[]): AggregationInput => ({
  branches: branchesOf(outputs),
  answer: { type: 'text' },
})
const codes = (result: { notes: { code: string }[] }) => result.notes.map(({ code }) => code)
const say = (verdict: object) => JSON.stringify({ reason: 'So it is.', ...verdict })

describe('Bradley and Terry', () => {
  it('finds the strengths that satisfy the equations of greatest likelihood', () => {
    // Four teams of the example in Wikipedia, Bradley–Terry model: strengths .139, .226, .143, .492 in its first decimals.
    const wins = [
      [0, 2, 0, 1],
      [3, 0, 5, 0],
      [0, 3, 0, 1],
      [4, 0, 3, 0],
    ]
    const { strengths, isPadded } = bradleyTerry(wins)
    expect(isPadded).toBe(false)
    expect(strengths.map((strength) => Number(strength.toFixed(3)))).toEqual([0.139, 0.226, 0.143, 0.492])
  })

  it('adds a tenth of a win each way only where somebody never lost', () => {
    const { strengths, isPadded } = bradleyTerry([
      [0, 1],
      [0, 0],
    ])
    expect(isPadded).toBe(true)
    // 1.1 wins to 0.1.
    expect(strengths[0]).toBeCloseTo(1.1 / 1.2, 8)
  })
})

describe('judging in pairs', () => {
  const four = inputOf('quality 3', 'quality 9', 'quality 5', 'quality 4')

  it('asks about every two in both orders, and names neither branches nor models to the judge', () => {
    const branches = four.branches.map((branch) => ({ ...branch, model: 'anthropic/claude-opus' }))
    const { calls, rounds } = conductRule(
      judgePairwise,
      { ...four, branches },
      { judges: [{}, { model: 'b/two' }] },
      fairJudge,
    )
    expect(calls).toHaveLength(4 * 3 * 2)
    expect(rounds).toBe(1)
    expect(new Set(calls.map(({ model }) => model))).toEqual(new Set([undefined, 'b/two']))
    expect(calls.map(({ label }) => label)).toContain('Judge 2 · Branch 1 against Branch 4')
    const sent = JSON.stringify(calls.map(({ system, instruction, materials }) => [system, instruction, materials]))
    expect(sent).not.toMatch(/Branch \d|opus/)
    expect(judgePairwise.callsModel && judgePairwise.countCalls(4, { judges: [{}, {}] })).toEqual({
      least: 24,
      most: 48,
    })
  })

  it('chooses the strongest, and shows who won against whom', () => {
    const { result } = conductRule(judgePairwise, four, {}, fairJudge)
    expect(result).toMatchObject({ outcome: 'decided', value: 'quality 9' })
    expect(result.ranking.map(({ answer }) => answer)).toEqual(['Branch 2', 'Branch 3', 'Branch 4', 'Branch 1'])
    expect(result.judgement).toMatchObject({
      method: 'bradleyTerry',
      orderConsistency: 1,
      firstSlotShare: 0.5,
      pairsInBothOrders: 6,
      winMatrix: [
        [0, 0, 0, 0],
        [1, 0, 1, 1],
        [1, 0, 0, 1],
        [1, 0, 0, 0],
      ],
    })
    expect(codes(result)).toContain('virtual_wins')
  })

  it('counts Copeland’s wins up to three answers: pairs won, and half of the ties', () => {
    const { result } = conductRule(judgePairwise, inputOf('quality 3', 'quality 9 a', 'quality 9 b'), {}, fairJudge)
    expect(result.judgement).toMatchObject({ method: 'copeland', strengths: [0, 1.5, 1.5] })
    expect(result).toMatchObject({ outcome: 'tie', value: null })
  })

  it('gives half a win each where the orders disagree, and warns of a judge that goes by the order', () => {
    const { result } = conductRule(judgePairwise, inputOf('quality 1', 'quality 2'), {}, firstSlotJudge)
    expect(result).toMatchObject({ outcome: 'tie', agreement: { statistic: 'orderConsistency', value: 0 } })
    expect(result.judgement).toMatchObject({
      winMatrix: [
        [0, 0.5],
        [0.5, 0],
      ],
      firstSlotShare: 1,
      orderConsistency: 0,
    })
    expect(codes(result)).toContain('order_inconsistent')
  })

  it('asks once more for a verdict that cannot be read, and else counts it as missing', () => {
    const broken = (call: RuleCall, at: number) => (at === 0 ? 'I like A.' : at === 2 ? 'Still A.' : fairJudge(call))
    const { result, calls, rounds } = conductRule(judgePairwise, inputOf('quality 1', 'quality 2'), {}, broken)
    expect(rounds).toBe(2)
    expect(calls[2]).toMatchObject({ label: expect.stringMatching(/^Repair · Judge 1/) as string })
    expect(calls[2]?.materials.at(-1)?.text).toBe('I like A.')
    expect(result.judgement?.judges).toEqual([{ name: 'Judge 1', model: null, calls: 2, missing: 1 }])
    expect(result).toMatchObject({ outcome: 'insufficient', value: null })
    expect(codes(result)).toEqual(['no_verdict', 'verdicts_missing'])
  })

  it('needs no judge where all say the same, or only one says something', () => {
    const same = conductRule(judgePairwise, inputOf('quality 1', ' quality 1 ', null), {}, fairJudge)
    expect(same).toMatchObject({ calls: [], result: { outcome: 'decided', value: 'quality 1' } })
    const none = conductRule(judgePairwise, inputOf(null), {}, fairJudge)
    expect(none).toMatchObject({ calls: [], result: { outcome: 'insufficient' } })
  })
})

describe('judging by a rubric', () => {
  const criteria = [
    { name: 'Right', weight: 3 },
    { name: 'Clear', weight: 1 },
  ]
  /** Scores by judge and answer; the judges are told apart by their models. */
  const scores: Record<string, Record<string, [number, number]>> = {
    'a/one': { x: [8, 4], y: [6, 10] },
    'b/two': { x: [10, 6], y: [8, 8] },
  }
  const judge = ({ model = '', materials: [answer] }: RuleCall) => {
    const [right, clear] = scores[model]?.[answer?.text ?? ''] ?? [1, 1]
    return say({
      scores: [
        { criterion: 'right', score: right },
        { criterion: 'Clear', score: clear },
      ],
      abstain: false,
    })
  }
  const options = { criteria, judges: [{ model: 'a/one' }, { model: 'b/two' }] }

  it('takes the mean over the judges of their weighted means', () => {
    const { result, calls } = conductRule(judgeScore, inputOf('x', 'y'), options, judge)
    expect(calls).toHaveLength(4)
    // x: 7 and 9; y: 7 and 8.
    expect(result.judgement?.scores?.map(({ mean, byJudge }) => [mean, byJudge])).toEqual([
      [8, [7, 9]],
      [7.5, [7, 8]],
    ])
    expect(result).toMatchObject({ outcome: 'decided', value: 'x' })
    expect(result.judgement?.sdBetweenJudges).toBeCloseTo((Math.SQRT2 + Math.SQRT1_2) / 2, 12)
    expect(result.raterAgreement).toMatchObject({ items: 2, raters: 2, level: 'interval' })
    expect(result.raterAgreement?.figures).toHaveProperty('icc21')
  })

  it('tells equal scores apart by the criteria in their order', () => {
    const even = ({ materials: [answer] }: RuleCall) =>
      say({
        scores: [
          { criterion: 'Right', score: answer?.text === 'x' ? 6 : 7 },
          { criterion: 'Clear', score: answer?.text === 'x' ? 8 : 5 },
        ],
      })
    const { result } = conductRule(judgeScore, inputOf('x', 'y'), { criteria }, even)
    expect(result.ranking.map(({ rank, score }) => [rank, score])).toEqual([
      [1, 6.5],
      [1, 6.5],
    ])
    expect(result).toMatchObject({ outcome: 'decided', value: 'y' })
  })

  it.each([
    ['a criterion left out', { scores: [{ criterion: 'Right', score: 5 }] }],
    [
      'a score of 11',
      {
        scores: [
          { criterion: 'Right', score: 5 },
          { criterion: 'Clear', score: 11 },
        ],
      },
    ],
  ])('asks once more for %s', (_what, reply) => {
    const { calls } = conductRule(judgeScore, inputOf('x'), { criteria }, () => say(reply))
    expect(calls.map(({ label }) => label)).toEqual(['Judge 1 · Branch 1', 'Repair · Judge 1 · Branch 1'])
  })

  it('takes an abstention for no score', () => {
    const { result } = conductRule(judgeScore, inputOf('x', 'y'), { criteria }, () =>
      say({ scores: [], abstain: true }),
    )
    expect(result).toMatchObject({ outcome: 'insufficient', judgement: { judges: [{ missing: 0 }] } })
  })
})

describe('voting by meaning', () => {
  const outputs = inputOf('Paris it is', 'paris it is.', 'Lyon surely', 'Paris of course', null)

  it('puts together what means the same, and elects the largest group by its most typical answer', () => {
    const { result, calls } = conductRule(semanticVote, outputs, {}, fairJudge)
    expect(calls).toHaveLength(1)
    // The first two are the same but for case and a full stop: the judge sees them once.
    expect(calls[0]?.materials.map(({ text }) => text).toSorted()).toEqual([
      'Lyon surely',
      'Paris it is',
      'Paris of course',
    ])
    expect(result).toMatchObject({ outcome: 'decided', value: 'Paris it is' })
    expect(result.tallies.map(({ votes, branches }) => [votes, branches])).toEqual([
      [3, [0, 1, 3]],
      [1, [2]],
    ])
    // Shannon: three to one is 0.811 bits.
    expect(result.clusters?.entropyBits).toBeCloseTo(0.811, 3)
    expect(result.clusters?.groups.map(({ branches }) => branches)).toEqual([[0, 1, 3], [2]])
  })

  it.each([
    ['leaves an id out', [['R1', 'R2']]],
    [
      'names an id twice',
      [
        ['R1', 'R2'],
        ['R2', 'R3'],
      ],
    ],
    ['names an id that is none', [['R1', 'R2', 'R3', 'R9']]],
  ])('asks once more for a partition that %s, then gives up', (_what, groups) => {
    const { result, calls } = conductRule(semanticVote, outputs, {}, () => say({ groups }))
    expect(calls).toHaveLength(2)
    expect(result).toMatchObject({ outcome: 'insufficient', value: null })
    expect(codes(result)).toEqual(['no_verdict'])
  })
})

describe('the most consistent answer', () => {
  const three = inputOf('a quality 1', 'b quality 9', 'c quality 2')

  it('is asked for in two orders, the second the reverse of the first', () => {
    const { result, calls } = conductRule(universalSelfConsistency, three, {}, fairJudge)
    const [one, other] = calls.map(({ materials }) => materials.map(({ text }) => text))
    expect(other).toEqual(one?.toReversed())
    expect(result).toMatchObject({ outcome: 'decided', value: 'b quality 9', judgement: { orderConsistency: 1 } })
  })

  it('gives way to a vote by meaning where the two orders name different answers', () => {
    const swayed = (call: RuleCall) =>
      call.instruction.includes('"choice"') ? say({ choice: 'R1' }) : say({ groups: [['R1', 'R3'], ['R2']] })
    const { result, calls, rounds } = conductRule(universalSelfConsistency, three, {}, swayed)
    expect([calls.length, rounds]).toEqual([3, 2])
    expect(result.tallies.map(({ votes }) => votes)).toEqual([2, 1])
    expect(codes(result)).toContain('orders_differ')
  })

  it('is a tie of what was named where neither can be had', () => {
    const swayed = ({ instruction }: RuleCall) => (instruction.includes('"choice"') ? say({ choice: 'R1' }) : null)
    const { result } = conductRule(universalSelfConsistency, three, {}, swayed)
    expect(result).toMatchObject({ outcome: 'tie', value: null })
  })
})

describe('layers of models', () => {
  const two = inputOf('One.', 'Two.')

  it('are one synthesis unless more are asked for', () => {
    const { calls, result } = conductRule(moa, two, {}, () => 'Merged.')
    expect(calls).toHaveLength(1)
    expect(result).toMatchObject({ outcome: 'decided', value: 'Merged.', layers: null })
  })

  it('let each layer read all that the one before it wrote, and leave out what failed', () => {
    const reply = ({ label = '' }: RuleCall, at: number) => (label.includes('Proposal 2') ? null : `Draft ${at + 1}.`)
    const { calls, result, rounds } = conductRule(moa, two, { layers: 4, order: 'declared' }, reply)
    expect([calls.length, rounds]).toEqual([3 + 3 + 1, 3])
    expect(calls[3]?.materials.map(({ text }) => text)).toEqual(['Draft 1.', 'Draft 3.'])
    expect(calls[6]?.materials.map(({ text }) => text)).toEqual(['Draft 4.', 'Draft 6.'])
    expect(result.layers?.map(({ proposals, missing }) => [proposals.length, missing])).toEqual([
      [2, 1],
      [2, 1],
    ])
    expect(result.provenance.map(({ index }) => index)).toEqual([0, 1])
  })

  it('come to nothing where a whole layer fails', () => {
    const { result } = conductRule(moa, two, { layers: 3 }, () => null)
    expect(result).toMatchObject({ outcome: 'insufficient', notes: [{ code: 'no_proposal' }] })
  })
})
