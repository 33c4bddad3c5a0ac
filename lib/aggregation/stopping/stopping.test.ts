import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate, rules } from '..'
import type { AggregationBranch, AggregationResult } from '../contract'
import { answerExtractor } from '../extraction/extract-answer'
import { countStanding, type Cast } from './count-standing'
import { betaSurety, isUnbeatable } from './most-votes'
import type { Standing, VoteStopper } from './standing'
import { votesToDecide } from './votes-to-decide'

const answer = { type: 'text' as const }
const ruleOptions = {
  plurality: fc.constantFrom({}, { base: 'planned' }, { minValid: 2 }, { minValid: 9 }),
  majority: fc.constantFrom({}, { base: 'planned' }, { base: 'nonAbstain' }, { minValid: 1 }),
  supermajority: fc.constantFrom({}, { threshold: 1 }, { threshold: 0.55, base: 'planned' }, { base: 'nonAbstain' }),
  kOfN: fc.constantFrom({ k: 1 }, { k: 3 }, { k: 2, target: 'b' }, { k: 40, target: 'a' }),
  weighted: fc.constant({}),
}
type StoppableRule = keyof typeof ruleOptions
const names = Object.keys(ruleOptions) as StoppableRule[]

/** Voters who fail, say nothing that counts, abstain, or give one of four answers; with weights of their own. */
const voters = fc.array(
  fc.record({
    output: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', 'a', 'b', 'c', 'd') },
      { weight: 1, arbitrary: fc.constantFrom(null, ' ', 'abstain', 'Answer: a\nAnswer: b') },
    ),
    weight: fc.constantFrom(0, 0.1, 0.2, 0.3, 1, 1, 1, 5),
  }),
  { minLength: 1, maxLength: 24 },
)

type Voters = readonly { output: string | null; weight: number }[]

function branchesOf(given: Voters, asked: number): AggregationBranch[] {
  return given.map(({ output, weight }, index): AggregationBranch => {
    const base = { index, label: `Voter ${index}`, weight }
    if (index >= asked) return { ...base, status: 'cancelled', output: null, reason: 'vote_decided' }
    return output === null ? { ...base, status: 'failed', output } : { ...base, status: 'succeeded', output }
  })
}

function standingAfter(given: Voters, asked: number, { extract, weighs }: VoteStopper): Standing {
  const read = answerExtractor(answer, extract)
  const weightOf = ({ weight }: Voters[number]) => (weighs ? weight : 1)
  const cast = given.slice(0, asked).map((voter): Cast => {
    const reading = voter.output === null ? null : read(voter.output)
    return { answer: reading?.ok ? reading.value : null, weight: weightOf(voter) }
  })
  return countStanding(cast, given.slice(asked).map(weightOf), given.length)
}

function stopperOf(name: StoppableRule, options: unknown): VoteStopper {
  const rule = rules[name]
  if (rule.callsModel || rule.stopping === null) throw new Error(`${name} counts no votes.`)
  return rule.stopping(options)
}

/** What a rule elects, whatever the figures beside it. */
const verdictOf = ({ outcome, value }: AggregationResult) => ({
  outcome,
  value: Array.isArray(value) ? value.toSorted() : value,
})

describe('a vote that stops once its result is settled', () => {
  it.each(names)('finds under %s what the full vote finds, on every stream of ballots', (name) => {
    fc.assert(
      fc.property(voters, ruleOptions[name], (given, options) => {
        const stopper = stopperOf(name, options)
        const full = verdictOf(aggregate(name, options, { branches: branchesOf(given, given.length), answer }))
        for (let asked = 0; asked <= given.length; asked += 1) {
          if (!stopper.isForegone(standingAfter(given, asked, stopper))) continue
          expect(verdictOf(aggregate(name, options, { branches: branchesOf(given, asked), answer }))).toEqual(full)
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each(names)('asks under %s for so few at a time that no ballot is asked for in vain', (name) => {
    // Which mix of ballots settles several answers soonest is not worked out: there, fewer may do.
    const oneWinner = fc.oneof(ruleOptions[name]).filter((options) => name !== 'kOfN' || 'target' in options)
    const readable = voters.map((given) => given.map((voter) => ({ ...voter, output: voter.output?.trim() || 'a' })))
    const plain = readable.map((given) => given.filter(({ output }) => /^[a-d]$/.test(output)))
    fc.assert(
      fc.property(plain, oneWinner, (given, options) => {
        const stopper = stopperOf(name, options)
        let asked = 0
        for (;;) {
          const needed = votesToDecide(standingAfter(given, asked, stopper), stopper.isForegone, stopper.sought)
          for (let more = 1; more < needed; more += 1) {
            expect(stopper.isForegone(standingAfter(given, asked + more, stopper))).toBe(false)
          }
          if (needed === 0) return
          asked += needed
        }
      }),
      { numRuns: 300 },
    )
  })

  it('may end without a winner as soon as none is possible: 3 of 5 disagree about a two-thirds majority', () => {
    const given = ['a', 'b', 'c', 'a', 'a'].map((output) => ({ output, weight: 1 }))
    const stopper = stopperOf('supermajority', { threshold: 0.8 })
    expect(stopper.isForegone(standingAfter(given, 3, stopper))).toBe(true)
    expect(stopper.isForegone(standingAfter(given, 2, stopper))).toBe(false)
  })

  it('does not stop where so many failed that the full vote may still come to nothing', () => {
    const given = [null, null, null, 'a', 'a', 'a', 'a'].map((output) => ({ output, weight: 1 }))
    const stopper = stopperOf('plurality', {})
    expect(stopper.isForegone(standingAfter(given, 6, stopper))).toBe(false)
  })
})

describe('how many are asked at first (aggregation.md section 2.5)', () => {
  const standing = (planned: number) => countStanding([], Array<number>(planned).fill(1), planned)

  it.each([1, 2, 5, 7, 11, 40])('is half of %i and one more for a leader that cannot be overtaken', (planned) => {
    const isDecided = (after: Standing) => isUnbeatable(after, undefined)
    expect(votesToDecide(standing(planned), isDecided)).toBe(Math.floor(planned / 2) + 1)
  })

  it('is 4 for 95 % sure: its earliest end is 4 to 0', () => {
    const isSure = ({ votes: [first, second] }: Standing) => betaSurety(first?.votes ?? 0, second?.votes ?? 0) >= 0.95
    expect(votesToDecide(standing(40), isSure)).toBe(4)
  })
})

describe('how sure a leader of two is', () => {
  it('reaches 95 % at the counts of aggregation.md section 2.5', () => {
    const fewest = Array.from({ length: 11 }, (_, second) => {
      let first = 0
      while (betaSurety(first, second) < 0.95) first += 1
      return first
    })
    expect(fewest).toEqual([4, 6, 8, 9, 11, 12, 14, 15, 17, 18, 19])
  })

  it('is exact: 1 − I½(5, 1) = 31/32, and one half at a tie', () => {
    expect(betaSurety(4, 0)).toBeCloseTo(31 / 32, 14)
    expect(betaSurety(7, 7)).toBeCloseTo(0.5, 12)
  })

  it('stays a number between 0 and 1 for thousands of ballots', () => {
    expect(betaSurety(1200, 0)).toBe(1)
    expect(betaSurety(600, 600)).toBeCloseTo(0.5, 9)
  })
})
