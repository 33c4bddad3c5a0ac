import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import type { Answer } from '../answer'
import type { AggregationResult } from '../contract'
import type { RuleName } from '../rule-name'
import { branchesOf } from '../testing/branches'

const ranked: RuleName[] = ['schulze', 'condorcet', 'borda', 'reciprocalRank', 'irv']

function vote(rule: RuleName, outputs: (string | null)[], choices: string[], options: object = {}): AggregationResult {
  return aggregate(rule, options, { branches: branchesOf(outputs), answer: { type: 'ranking', choices } })
}

function many(counts: [string, number][]): string[] {
  return counts.flatMap(([ballot, voters]) => Array<string>(voters).fill(ballot))
}

/** `CABED` as `C > A > B > E > D`. */
function letters(ballot: string): string {
  return [...ballot].join(' > ')
}

const scoresOf = ({ ranking }: AggregationResult) => ranking.map(({ answer, score }) => [answer, score])

describe('the capital of Tennessee (Wikipedia, in the articles on each of these methods)', () => {
  const cities = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville']
  const ballots = many([
    ['Memphis > Nashville > Chattanooga > Knoxville', 42],
    ['Nashville > Chattanooga > Knoxville > Memphis', 26],
    ['Chattanooga > Knoxville > Nashville > Memphis', 15],
    ['Knoxville > Chattanooga > Nashville > Memphis', 17],
  ])

  it('is Nashville by Borda with 194 points', () => {
    const result = vote('borda', ballots, cities)
    expect(result.value).toBe('Nashville')
    expect(scoresOf(result)).toEqual([
      ['Nashville', 194],
      ['Chattanooga', 173],
      ['Memphis', 126],
      ['Knoxville', 107],
    ])
  })

  it('is Nashville by Condorcet, which wins all three pairs', () => {
    const result = vote('condorcet', ballots, cities)
    expect(result.value).toBe('Nashville')
    expect(result.preferences).toMatchObject({ condorcetWinner: 'Nashville', options: cities })
    expect(result.preferences?.pairwise).toEqual([
      [0, 42, 42, 42],
      [58, 0, 68, 68],
      [58, 32, 0, 83],
      [58, 32, 17, 0],
    ])
    expect(scoresOf(result)).toEqual([
      ['Nashville', 3],
      ['Chattanooga', 2],
      ['Knoxville', 1],
      ['Memphis', 0],
    ])
  })

  it('is Nashville by Schulze, with a note that instant runoff would elect Knoxville', () => {
    const result = vote('schulze', ballots, cities)
    expect(result.value).toBe('Nashville')
    expect(result.preferences?.others).toEqual([
      { rule: 'borda', winners: ['Nashville'] },
      { rule: 'irv', winners: ['Knoxville'] },
    ])
    expect(result.notes).toEqual([{ code: 'rules_disagree', message: 'Instant runoff would elect “Knoxville”.' }])
  })

  it('is Knoxville by instant runoff with 58 of 100 in the third round', () => {
    const result = vote('irv', ballots, cities)
    expect(result.value).toBe('Knoxville')
    expect(result.preferences?.rounds).toEqual([
      { votes: [42, 26, 15, 17], gained: [0, 0, 0, 0], exhausted: 0, eliminated: 'Chattanooga', tieBroken: null },
      { votes: [42, 26, null, 32], gained: [0, 0, null, 15], exhausted: 0, eliminated: 'Nashville', tieBroken: null },
      { votes: [42, null, null, 58], gained: [0, null, null, 26], exhausted: 0, eliminated: null, tieBroken: null },
    ])
    expect(result.ranking.map(({ answer, rank }) => [answer, rank])).toEqual([
      ['Knoxville', 1],
      ['Memphis', 2],
      ['Nashville', 3],
      ['Chattanooga', 4],
    ])
    expect(result.text).toContain('| 1 | Memphis 42, Nashville 26, Chattanooga 15, Knoxville 17 | 0 | Chattanooga |')
  })

  it('is Nashville by reciprocal ranks', () => {
    const result = vote('reciprocalRank', ballots, cities)
    expect(result.ranking.map(({ answer }) => answer)).toEqual(['Nashville', 'Memphis', 'Chattanooga', 'Knoxville'])
    expect(result.ranking[0]?.score).toBeCloseTo(42 / 2 + 26 + 32 / 3, 10)
  })

  it('is told with the order and every pair', () => {
    expect(vote('borda', ballots, cities).text).toBe(
      [
        '**Nashville**',
        '',
        'Agreement Kendall’s W 0.0978 over 100 rankings of 4 options.',
        '',
        '| Rank | Option | Points | First places |',
        '| ---: | --- | ---: | ---: |',
        '| 1 | Nashville | 194 | 26 |',
        '| 2 | Chattanooga | 173 | 15 |',
        '| 3 | Memphis | 126 | 42 |',
        '| 4 | Knoxville | 107 | 17 |',
        '',
        '| Preferred to | Memphis | Nashville | Chattanooga | Knoxville |',
        '| --- | ---: | ---: | ---: | ---: |',
        '| Memphis |  | 42 | 42 | 42 |',
        '| Nashville | 58 |  | 68 | 68 |',
        '| Chattanooga | 58 | 32 |  | 83 |',
        '| Knoxville | 58 | 32 | 17 |  |',
      ].join('\n'),
    )
  })
})

it('ranks E A C B D for the 45 voters of Schulze 2011, with its strongest paths', () => {
  const ballots = many([
    ['ACBED', 5],
    ['ADECB', 5],
    ['BEDAC', 8],
    ['CABED', 3],
    ['CAEBD', 7],
    ['CBADE', 2],
    ['DCEBA', 7],
    ['EBADC', 8],
  ]).map(letters)
  const result = vote('schulze', ballots, ['A', 'B', 'C', 'D', 'E'])
  expect(result.preferences?.pairwise).toEqual([
    [0, 20, 26, 30, 22],
    [25, 0, 16, 33, 18],
    [19, 29, 0, 17, 24],
    [15, 12, 28, 0, 14],
    [23, 27, 21, 31, 0],
  ])
  expect(result.preferences?.strongestPaths).toEqual([
    [0, 28, 28, 30, 24],
    [25, 0, 28, 33, 24],
    [25, 29, 0, 29, 24],
    [25, 28, 28, 0, 24],
    [25, 28, 28, 31, 0],
  ])
  expect(result.ranking.map(({ answer, rank }) => [answer, rank])).toEqual([
    ['E', 1],
    ['A', 2],
    ['C', 3],
    ['B', 4],
    ['D', 5],
  ])
  expect(result.value).toBe('E')
})

describe('Condorcet’s paradox: A > B > C, B > C > A, C > A > B', () => {
  const circle = ['ABC', 'BCA', 'CAB'].map(letters)

  it('has no Condorcet winner', () => {
    const result = vote('condorcet', circle, ['A', 'B', 'C'])
    expect(result).toMatchObject({ outcome: 'no_consensus', value: null })
    expect(result.notes[0]?.message).toBe(
      'No option beats every other one in pairs. By Copeland score “A” and “B” and “C” come first with 1.',
    )
  })

  it.each(ranked.filter((rule) => rule !== 'condorcet'))('is a tie by %s, broken as the options say', (rule) => {
    const result = vote(rule, circle, ['A', 'B', 'C'])
    expect(result).toMatchObject({ outcome: 'tie', value: null })
    expect(result.notes[0]).toEqual({ code: 'tie', message: '“A”, “B”, “C” come out equal.' })
    expect(result.ranking.map(({ rank }) => rank)).toEqual([1, 1, 1])
    expect(vote(rule, circle, ['A', 'B', 'C'], { ties: ['optionOrder'] }).value).toBe('A')
    expect(vote(rule, circle, ['A', 'B', 'C'], { ties: ['priority'], priority: [1] }).value).toBe('B')
  })
})

describe('a ballot', () => {
  const abc = ['A', 'B', 'C']

  it.each([
    ['Reasons.\n\nAnswer: “B” > “A” > “C”'],
    ['Answer: B > A > C'],
    ['**Ranking:**\n\n1. B\n2. A\n3. C\n\nThat is all.'],
    ['```json\n["B", "A", "C"]\n```'],
    ['{"ranking": ["B", "A", "C"]}'],
    ['{"answer": "B > A > C"}'],
    ['B, A, C'],
  ])('is read however it is written: %j', (output) => {
    expect(scoresOf(vote('borda', [output], abc))).toEqual([
      ['B', 2],
      ['A', 1],
      ['C', 0],
    ])
  })

  it('may have ties, whose options share the mean of their positions', () => {
    expect(scoresOf(vote('borda', ['A = B > C'], abc))).toEqual([
      ['A', 1.5],
      ['B', 1.5],
      ['C', 0],
    ])
    expect(vote('borda', ['[["A", "B"], "C"]'], abc).ranking).toEqual(vote('borda', ['A = B > C'], abc).ranking)
    expect(vote('schulze', ['A = B > C'], abc).preferences?.pairwise).toEqual([
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 0],
    ])
  })

  it('may leave options out: they are tied behind all others, and have no reciprocal rank', () => {
    expect(scoresOf(vote('borda', ['B'], abc))).toEqual([
      ['B', 2],
      ['A', 0.5],
      ['C', 0.5],
    ])
    expect(scoresOf(vote('reciprocalRank', ['B > C'], abc))).toEqual([
      ['B', 1],
      ['C', 0.5],
      ['A', 0],
    ])
  })

  it('that names an option twice, nothing known, or nothing at all does not count', () => {
    const result = vote('borda', ['A > B > A', 'X > Y', 'unsure', 'A > X > B', 'B > A'], abc, { minValid: 1 })
    expect(result.excluded.map(({ index, reason }) => [index, reason])).toEqual([
      [0, 'duplicate_option'],
      [1, 'unknown_option'],
      [2, 'abstained'],
    ])
    expect(result.notes.map(({ code }) => code)).toEqual(['tie', 'unknown_left_out'])
  })

  it('of a plain text ranks whatever it names', () => {
    const answer: Answer = { type: 'text' }
    const branches = branchesOf(['Answer: growth > margin', 'Answer: Growth > Margin > share', 'I like growth.'])
    const result = aggregate('schulze', {}, { branches, answer })
    expect(result.value).toBe('Growth')
    expect(result.excluded.map(({ reason }) => reason)).toEqual(['no_ranking'])
  })
})

describe('instant runoff', () => {
  it('counts ballots without a next option as exhausted', () => {
    const ballots = many([
      ['A', 4],
      ['B > C', 3],
      ['C', 2],
    ])
    const result = vote('irv', ballots, ['A', 'B', 'C'])
    expect(result.preferences?.rounds?.map(({ exhausted, eliminated }) => [exhausted, eliminated])).toEqual([
      [0, 'C'],
      [2, null],
    ])
    // 4 of the 7 ballots that still count.
    expect(result.value).toBe('A')
  })

  it('breaks a tie for the lowest by an earlier round, then by Borda, then by the order of the options', () => {
    const ways = (ballots: [string, number][], choices: string[]) =>
      vote('irv', many(ballots), choices).preferences?.rounds?.map(({ eliminated, tieBroken }) => [
        eliminated,
        tieBroken,
      ])
    // D goes out; C then has B’s 3 votes, but had fewer before.
    expect(
      ways(
        [
          ['A', 5],
          ['B', 3],
          ['C', 2],
          ['D > C', 1],
        ],
        ['A', 'B', 'C', 'D'],
      )?.[1],
    ).toEqual(['C', 'earlierRound'])
    expect(
      ways(
        [
          ['A > C', 3],
          ['B', 2],
          ['C', 2],
        ],
        ['A', 'B', 'C'],
      )?.[0],
    ).toEqual(['B', 'borda'])
    expect(
      ways(
        [
          ['A', 3],
          ['B', 2],
          ['C', 2],
        ],
        ['A', 'B', 'C'],
      )?.[0],
    ).toEqual(['C', 'optionOrder'])
  })

  it('shares a ballot among options that it puts equal', () => {
    const result = vote('irv', ['A = B', 'A'], ['A', 'B'])
    expect(result.preferences?.rounds?.[0]?.votes).toEqual([1.5, 0.5])
  })
})

describe('Kendall’s W', () => {
  const concordance = (outputs: string[]) => vote('borda', outputs, ['A', 'B', 'C']).agreement?.value

  it('is 1 where all agree, 0 where two contradict each other, 1/9 for ABC ABC CBA', () => {
    expect(concordance(['ABC', 'ABC', 'ABC'].map(letters))).toBe(1)
    expect(concordance(['ABC', 'CBA'].map(letters))).toBe(0)
    expect(concordance(['ABC', 'ABC', 'CBA'].map(letters))).toBeCloseTo(1 / 9, 12)
  })

  it('corrects for ties and is unknown where nothing is told apart', () => {
    expect(concordance(['A = B > C', 'A = B > C'])).toBe(1)
    expect(vote('borda', ['A = B = C', 'A = B = C'], ['A', 'B', 'C']).agreement).toBeNull()
    expect(vote('borda', ['A > B'], ['A', 'B']).agreement).toBeNull()
  })
})

it.each(ranked)('%s needs enough rankings and says that it does not weigh', (rule) => {
  const few = vote(rule, ['A > B', null, null], ['A', 'B'])
  expect(few).toMatchObject({ outcome: 'insufficient', value: null })
  expect(few.notes[0]?.message).toBe('1 of 3 branches gave a ranking that can be counted; 2 needed.')
  const branches = branchesOf(['A > B', 'A > B']).map((branch) => ({ ...branch, weight: 3 }))
  const answer: Answer = { type: 'ranking', choices: ['A', 'B'] }
  expect(aggregate(rule, {}, { branches, answer }).notes.map(({ code }) => code)).toEqual(['weights_ignored'])
})
