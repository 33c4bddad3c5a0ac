import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import { branchesOf } from '../testing/branches'

type NumericRule = 'mean' | 'median' | 'trimmedMean'

function estimate(
  rule: NumericRule,
  outputs: (string | null)[],
  options: object = {},
  unit?: string,
): AggregationResult {
  return aggregate(rule, options, { branches: branchesOf(outputs), answer: { type: 'number', unit } })
}

it('takes the mean, the middle and the trimmed middle', () => {
  const outputs = ['1', '2', '3', '4', '100']
  expect(estimate('mean', outputs).value).toBe(22)
  expect(estimate('median', outputs).value).toBe(3)
  // floor(0.2 × 5) = 1 from each end leaves 2, 3, 4.
  expect(estimate('trimmedMean', outputs).value).toBe(3)
  expect(estimate('trimmedMean', outputs, { trim: 0 }).value).toBe(22)
  expect(estimate('trimmedMean', outputs, { trim: 0.4 }).value).toBe(3)
})

it('takes the mean of the two middle values of an even number', () => {
  expect(estimate('median', ['1', '2', '4', '100']).value).toBe(3)
})

it('gives quartiles of type 7: 25.5 and 42.5 for the textbook example of R and NumPy', () => {
  const outputs = ['6', '7', '15', '36', '39', '40', '41', '42', '43', '47', '49']
  expect(estimate('median', outputs).statistics).toMatchObject({ n: 11, median: 40, iqr: 17, min: 6, max: 49 })
})

it('gives mean 5, sd 2.138 and CV for 2 4 4 4 5 5 7 9', () => {
  const { statistics } = estimate('mean', ['2', '4', '4', '4', '5', '5', '7', '9'])
  expect(statistics).toMatchObject({ mean: 5, median: 4.5 })
  expect(statistics?.sd).toBeCloseTo(2.138089935, 9)
  expect(statistics?.cv).toBeCloseTo(2.138089935 / 5, 9)
})

it('carries the unit and keeps what every branch said', () => {
  const result = estimate('median', ['$1.2M', '1,300,000 USD', 'Answer: $1.1-1.3 million'])
  expect(result.value).toBe(1_200_000)
  expect(result.statistics?.unit).toBe('USD')
  expect(result.statistics?.values.map(({ value, written, range }) => [value, written, range])).toEqual([
    [1_200_000, '$1.2M', null],
    [1_300_000, '1,300,000 USD', null],
    [1_200_000, '$1.1-1.3 million', { low: 1_100_000, high: 1_300_000 }],
  ])
})

it('tells the value with its unit, the spread and every answer', () => {
  expect(estimate('median', ['10', '12', '11', null], {}, 'kg').text).toBe(
    [
      '**11 kg** (median of 3 answers, from smallest to largest 10–12 kg)',
      '',
      '| Median | Mean | Standard deviation | Spread (CV) | Smallest | Largest | Interquartile range |',
      '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      '| 11 | 11 | 1 | 9.09 % | 10 | 12 | 1 |',
      '',
      '| Branch | Answer |',
      '| --- | ---: |',
      '| Branch 1 | 10 kg |',
      '| Branch 2 | 12 kg |',
      '| Branch 3 | 11 kg |',
      '',
      'Not counted: Branch 4 (timeout).',
    ].join('\n'),
  )
})

it('refuses to combine different units and says who used which', () => {
  const result = estimate('mean', ['5 USD', '5 EUR', '6 USD'])
  expect(result).toMatchObject({ outcome: 'error', value: null })
  expect(result.notes[0]).toEqual({
    code: 'mixed_units',
    message: 'The branches answer in different units: USD (Branch 1, Branch 3), EUR (Branch 2).',
  })
  expect(estimate('mean', ['12%', '12']).notes[0]?.code).toBe('mixed_units')
})

it('excludes what is no number', () => {
  const result = estimate('mean', ['10', 'at least 10', '3/4', '12', '11'])
  expect(result.value).toBe(11)
  expect(result.excluded.map(({ reason }) => reason)).toEqual(['one_sided_bound', 'fraction'])
})

it('needs more than half of the branches that finished', () => {
  const result = estimate('median', ['10', null, null])
  expect(result).toMatchObject({ outcome: 'insufficient', value: null })
  expect(result.notes[0]?.message).toBe('1 of 3 branches gave a usable number; 2 needed.')
})

it('decides by a single answer, with nothing to agree with', () => {
  const result = estimate('median', ['10'])
  expect(result).toMatchObject({ outcome: 'decided', value: 10, agreement: null })
  expect(result.statistics).toMatchObject({ sd: null, cv: null, interval: null, intervalMethod: null })
})

it('leaves the coefficient of variation unknown where the mean is 0', () => {
  const result = estimate('mean', ['-1', '1'])
  expect(result.value).toBe(0)
  expect(result.statistics?.cv).toBeNull()
  expect(result.agreement).toBeNull()
})

describe('outliers', () => {
  const outputs = ['10', '11', '10', '12', '11', '40']

  it('are flagged and kept', () => {
    const result = estimate('mean', outputs)
    expect(result.statistics?.values.map(({ outlier, used }) => [outlier, used]).at(-1)).toEqual([true, true])
    expect(result.statistics?.n).toBe(6)
  })

  it('are dropped where that is asked for, and listed', () => {
    const result = estimate('mean', outputs, { outliers: 'drop' })
    expect(result.value).toBe(10.8)
    expect(result.excluded).toEqual([
      { index: 5, label: 'Branch 6', reason: 'outlier', detail: '“40” lies apart from the others.' },
    ])
    expect(result.text).toContain('| Branch 6 | 40 | outlier, dropped |')
  })

  it('of a wrong unit are judged by order of magnitude, with a note', () => {
    const result = estimate('median', ['100', '110', '90', '105', '95000'])
    expect(result.notes.map(({ code }) => code)).toEqual(['possible_unit_error'])
    expect(result.statistics?.values.filter(({ outlier }) => outlier).map(({ value }) => value)).toEqual([95000])
  })
})

it('reads probabilities in percent and as fractions', () => {
  const result = aggregate(
    'mean',
    {},
    { branches: branchesOf(['70%', '0.5', '60 %']), answer: { type: 'probability' } },
  )
  expect(result.value).toBeCloseTo(0.6, 12)
})
