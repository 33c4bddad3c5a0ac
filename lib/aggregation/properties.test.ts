import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aggregate, rules } from '.'
import type { Answer } from './answer'
import type { AggregationBranch, AggregationResult } from './contract'
import type { RuleName } from './rule-name'
import { branchesOf } from './testing/branches'
import { conductRule } from './testing/conduct-rule'
import { fairJudge } from './testing/scripted-judge'

// Property tests of aggregation.md section 5.8, over every rule that calls no model.

const joins: RuleName[] = ['concatenate', 'sectionJoin']
const votes: RuleName[] = [
  'plurality',
  'majority',
  'supermajority',
  'kOfN',
  'weighted',
  'confidenceWeighted',
  'softVote',
  'similarityVote',
  'approval',
]
const ranked: RuleName[] = ['schulze', 'condorcet', 'borda', 'reciprocalRank', 'irv']
const numeric: RuleName[] = [
  'mean',
  'median',
  'trimmedMean',
  'winsorizedMean',
  'geometricMean',
  'weightedMean',
  'weightedMedian',
  'probabilityPool',
]
const vectors: RuleName[] = ['geometricMedian']

const others: RuleName[] = ['medoid', 'jsonMerge', 'mergeFindings', ...vectors]
/** Their text is what the branches wrote, whatever that is. */
const quoting: RuleName[] = [...joins, 'softVote', 'jsonMerge', 'mergeFindings', 'medoid', 'similarityVote']

const choice: Answer = { type: 'choice', choices: ['Yes', 'No', 'Perhaps'] }
const fourOptions: Answer = { type: 'ranking', choices: ['A', 'B', 'C', 'D'] }
const anyAnswer: Record<string, Answer> = {
  concatenate: { type: 'text' },
  jsonMerge: { type: 'text' },
  geometricMedian: { type: 'text' },
  softVote: { type: 'text' },
  mergeFindings: { type: 'text' },
  sectionJoin: { type: 'text' },
  ...Object.fromEntries(ranked.map((rule) => [rule, fourOptions])),
  ...Object.fromEntries(numeric.map((rule) => [rule, { type: 'number' }])),
}

/** A ballot in the form in which the rule reads it. */
function written(rule: RuleName, answer: string | null): string | null {
  return rule === 'softVote' && answer !== null ? JSON.stringify({ [answer]: 1 }) : answer
}

const ballot = fc.constantFrom('Yes', 'no', 'PERHAPS.', 'unsure', 'nonsense', null)
const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('$5', '12%', 'NaN', 'Infinity', '1e308', '-1e308', '5e-324', '(3)', 'ten', null),
)
const ranking = fc.oneof(
  fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 1 }).map((order) => order.join(' > ')),
  fc.constantFrom('A = B > C', 'D > A = B = C', 'unsure', 'A > A', 'X', null),
)
const anything = fc.oneof(
  ballot,
  number,
  ranking,
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.string().map((text) => `Answer: ${text}`),
)

function run(rule: RuleName, outputs: (string | null)[], chosen: object = {}): AggregationResult {
  return aggregate(rule, chosen, { branches: branchesOf(outputs), answer: anyAnswer[rule] ?? choice })
}

/** What must not depend on the order in which branches stand. */
function verdict({ outcome, value, tallies, agreement, ranking, statistics }: AggregationResult) {
  const figures = statistics === null ? null : { ...statistics, values: [] }
  return { outcome, value, tallies, agreement, ranking, figures }
}

function everyNumber(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyNumber) : []
}

describe.each([...joins, ...votes, ...ranked, ...numeric, ...others])('%s', (rule) => {
  it('lets no NaN and no Infinity out, whatever the branches say', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), fc.constantFrom({}, { minValid: 1 }), (outputs, options) => {
        const result = run(rule, outputs, rule === 'concatenate' || rule === 'sectionJoin' ? {} : options)
        expect(everyNumber(result).every(Number.isFinite)).toBe(true)
        if (!quoting.includes(rule)) expect(result.text).not.toMatch(/NaN|Infinity|undefined/)
      }),
    )
  })

  it('either counts a branch or says why not', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), (outputs) => {
        const { provenance, excluded } = run(rule, outputs)
        const indexes = [...provenance, ...excluded].map(({ index }) => index).toSorted((one, other) => one - other)
        expect(indexes).toEqual(outputs.map((_, index) => index))
      }),
    )
  })
})

describe.each([...votes, ...ranked, ...numeric])('%s', (rule) => {
  const outputs = ranked.includes(rule)
    ? ranking
    : votes.includes(rule)
      ? ballot.map((answer) => written(rule, answer))
      : number

  it('does not depend on the order of the branches', () => {
    fc.assert(
      fc.property(fc.array(outputs, { maxLength: 12 }), fc.func(fc.nat()), (said, rank) => {
        const branches = branchesOf(said)
        const shuffled = branches.toSorted((one, other) => rank(one.index) - rank(other.index))
        const verdictOf = (order: AggregationBranch[]) =>
          verdict(aggregate(rule, {}, { branches: order, answer: anyAnswer[rule] ?? choice }))
        expect(verdictOf(shuffled)).toEqual(verdictOf(branches))
      }),
    )
  })

  it('takes nothing but its own answer away when a branch fails', () => {
    fc.assert(
      fc.property(fc.array(outputs, { minLength: 1, maxLength: 12 }), fc.nat(), (said, at) => {
        const options = { minValid: 1 }
        const lost = at % said.length
        const failed = run(rule, said.with(lost, null), options)
        const without = aggregate(rule, options, {
          branches: branchesOf(said).filter(({ index }) => index !== lost),
          answer: anyAnswer[rule] ?? choice,
        })
        expect(verdict(failed)).toEqual(verdict(without))
      }),
    )
  })
})

describe.each(votes)('%s', (rule) => {
  it('elects what everybody says', () => {
    fc.assert(
      fc.property(fc.constantFrom('Yes', 'No', 'Perhaps'), fc.integer({ min: 1, max: 30 }), (answer, n) => {
        expect(run(rule, Array<string | null>(n).fill(written(rule, answer)))).toMatchObject({
          outcome: 'decided',
          value: answer,
        })
      }),
    )
  })

  it('keeps its winner and its shares when every ballot is cast twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          ballot.map((answer) => written(rule, answer)),
          { minLength: 2, maxLength: 12 },
        ),
        (said) => {
          const once = run(rule, said, { minValid: 1 })
          const twice = run(rule, [...said, ...said], { minValid: 1 })
          expect([twice.outcome, twice.value]).toEqual([once.outcome, once.value])
          const shares = ({ tallies }: AggregationResult) => tallies.map(({ share }) => share.toFixed(12))
          expect(shares(twice)).toEqual(shares(once))
        },
      ),
    )
  })
})

describe.each(ranked)('%s', (rule) => {
  it('elects what everybody puts first', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (order, n) => {
          const result = run(rule, Array<string>(n).fill(order.join(' > ')))
          expect(result).toMatchObject({ outcome: 'decided', value: order[0] })
        },
      ),
    )
  })

  it('keeps its winner when every ballot is cast twice', () => {
    fc.assert(
      fc.property(fc.array(ranking, { minLength: 1, maxLength: 12 }), (said) => {
        const once = run(rule, said, { minValid: 1 })
        const twice = run(rule, [...said, ...said], { minValid: 1 })
        expect([twice.outcome, twice.value]).toEqual([once.outcome, once.value])
      }),
    )
  })
})

describe.each(['schulze', 'condorcet'] as const)('%s', (rule) => {
  it('elects an option that wins against each other one', () => {
    fc.assert(
      fc.property(fc.array(ranking, { minLength: 1, maxLength: 12 }), (said) => {
        const { preferences, value } = run(rule, said, { minValid: 1 })
        const winner = preferences?.condorcetWinner ?? null
        if (winner !== null) expect(value).toBe(winner)
      }),
    )
  })
})

const ranges: Partial<Record<RuleName, [number, number]>> = {
  geometricMean: [1e-6, 1e6],
  probabilityPool: [0.001, 0.999],
}

describe.each(numeric)('%s', (rule) => {
  const [min, max] = ranges[rule] ?? [-1e6, 1e6]
  const range = fc.double({ min, max, noNaN: true })

  it('says what everybody says, and lies between the smallest and the largest', () => {
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 12 }), (values) => {
        const { value } = run(rule, values.map(String))
        expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
      }),
    )
  })
})

it('reads back every number that a branch can write', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e99, max: 1e99 }), (value) => {
      expect(run('mean', [String(value)]).value).toBe(value === 0 ? 0 : value)
    }),
  )
})

describe.each(vectors)('%s', (rule) => {
  const point = fc
    .tuple(...[1, 2, 3].map(() => fc.double({ min: -1e6, max: 1e6, noNaN: true })))
    .map((numbers) => JSON.stringify(numbers))
  const said = fc.array(fc.oneof(point, fc.constantFrom('[1]', 'none', null)), { minLength: 1, maxLength: 9 })
  const find = (outputs: (string | null)[]) => {
    const { outcome, value } = run(rule, outputs, { minValid: 1 })
    return { outcome, value }
  }

  it('does not depend on the order of the branches, and takes nothing but its own answer away when one fails', () => {
    fc.assert(
      fc.property(said, fc.nat(), (outputs, at) => {
        expect(find(outputs.toReversed())).toEqual(find(outputs))
        const lost = at % outputs.length
        expect(find(outputs.with(lost, null))).toEqual(find(outputs.filter((_, index) => index !== lost)))
      }),
    )
  })

  it('says what everybody says', () => {
    fc.assert(
      fc.property(point, fc.integer({ min: 1, max: 6 }), (one, n) => {
        const { value } = find(Array<string>(n).fill(one))
        const [given, wanted] = [value, JSON.parse(one)].map((list) => z.array(z.number()).parse(list))
        for (const [axis, each] of (wanted ?? []).entries()) expect(given?.[axis]).toBeCloseTo(each, 6)
      }),
    )
  })
})

describe.each(['judgePairwise', 'judgeScore', 'semanticVote', 'universalSelfConsistency'] as const)('%s', (name) => {
  const rule = rules[name]
  if (!rule.callsModel) throw new Error(`${name} asks a model.`)
  const answerOf = (quality: number) => `word${quality} quality ${quality}`
  const said = fc.array(fc.option(fc.integer({ min: 1, max: 9 }).map(answerOf), { nil: null, freq: 5 }), {
    maxLength: 6,
  })
  const judge = (branches: AggregationBranch[], reply: Parameters<typeof conductRule>[3] = fairJudge) =>
    conductRule(rule, { branches, answer: { type: 'text' } }, { minValid: 1 }, reply).result
  const found = ({ outcome, value }: AggregationResult) => ({ outcome, value })

  it('does not depend on the order of the branches', () => {
    fc.assert(
      fc.property(said, fc.func(fc.nat()), (outputs, rank) => {
        const branches = branchesOf(outputs)
        const shuffled = branches.toSorted((one, other) => rank(one.index) - rank(other.index))
        expect(found(judge(shuffled))).toEqual(found(judge(branches)))
      }),
      { numRuns: 20 },
    )
  })

  it('elects what everybody says, and loses nothing but its own answer when a branch fails', () => {
    fc.assert(
      fc.property(said, fc.integer({ min: 1, max: 9 }), fc.nat(), (outputs, quality, at) => {
        expect(judge(branchesOf(Array<string>(3).fill(answerOf(quality))))).toMatchObject({
          outcome: 'decided',
          value: answerOf(quality),
        })
        if (outputs.length === 0) return
        const lost = at % outputs.length
        const without = branchesOf(outputs).filter(({ index }) => index !== lost)
        expect(found(judge(branchesOf(outputs.with(lost, null))))).toEqual(found(judge(without)))
      }),
      { numRuns: 20 },
    )
  })

  it('lets no NaN out and comes to an end, whatever the judge says', () => {
    const replies = fc.func(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant('fair') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            null,
            'A',
            '{"better":"B"}',
            '{"choice":"R1"}',
            '{"groups":[["R1"]]}',
            '{"scores":[]}',
          ),
        },
      ),
    )
    fc.assert(
      fc.property(said, replies, (outputs, replyTo) => {
        const result = judge(branchesOf(outputs), (call, at) => {
          const reply = replyTo(call.label, at)
          return reply === 'fair' ? fairJudge(call) : reply
        })
        expect(everyNumber(result).every(Number.isFinite)).toBe(true)
        const indexes = [...result.provenance, ...result.excluded]
          .map(({ index }) => index)
          .toSorted((one, other) => one - other)
        expect(indexes).toEqual(outputs.map((_, index) => index))
      }),
      { numRuns: 25 },
    )
  })
})
