import { describe, expect, it } from 'vitest'
import { numberLocale } from './number-locale'
import { parseNumber } from './parse-number'

const english = numberLocale('en-US')
const german = numberLocale('de-DE')
const indian = numberLocale('en-IN')

/** "1200 USD" or the reason of the refusal. */
function told(text: string, locale = english): string {
  const reading = parseNumber(text, locale)
  if (!reading.ok) return reading.reason
  const { value, unit, range } = reading.value
  return [value, ...(range ? [`[${range.low}, ${range.high}]`] : []), ...(unit ? [unit] : [])].join(' ')
}

describe('parseNumber reads, by the grammar of aggregation.md section 2.1,', () => {
  it.each([
    ['42', '42'],
    ['-42', '-42'],
    ['+42', '42'],
    ['−42', '-42'],
    ['– 42', '-42'],
    ['.5', '0.5'],
    ['42.', '42'],
    ['1,200', '1200'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['1.234.567,89', '1234567.89'],
    ['1,234,567.89', '1234567.89'],
    ['1.234', '1.234'],
    ['1 234 567', '1234567'],
    ['1 234 567', '1234567'],
    ['1 234 567,5', '1234567.5'],
    ["1'234'567.5", '1234567.5'],
    ['0,5', '0.5'],
    ['0,123', '0.123'],
    ['1,23', '1.23'],
    ['1e3', '1000'],
    ['1.5E-2', '0.015'],
    ['1e-5', '0.00001'],
    ['~42', '42'],
    ['approximately 1,200', '1200'],
    ['ca. 12', '12'],
    ['$5', '5 USD'],
    ['US$5', '5 USD'],
    ['-$5', '-5 USD'],
    ['$-5', '-5 USD'],
    ['5 EUR', '5 EUR'],
    ['EUR 5', '5 EUR'],
    ['€1.2M', '1200000 EUR'],
    ['$1.2M', '1200000 USD'],
    ['$3m', '3000000 USD'],
    ['3m USD', '3000000 USD'],
    ['1.1 billion', '1100000000'],
    ['12k', '12000'],
    ['3 Mio. €', '3000000 EUR'],
    ['2 Mrd', '2000000000'],
    ['2 lakh', '200000'],
    ['2 crore', '20000000'],
    ['4tn', '4000000000000'],
    ['12%', '12 percent'],
    ['12 percent', '12 percent'],
    ['12 %', '12 percent'],
    ['50 bps', '0.5 percent'],
    ['2 pp', '2 pp'],
    ['2.5x', '2.5 x'],
    ['15 kg', '15 kg'],
    ['5 m/s', '5 m/s'],
    ['1,200 Units', '1200 units'],
    ['(1,234.50)', '-1234.5'],
    ['($1,234.50)', '-1234.5 USD'],
    ['10-12', '11 [10, 12]'],
    ['10–12', '11 [10, 12]'],
    ['10 to 12', '11 [10, 12]'],
    ['between 10 and 12', '11 [10, 12]'],
    ['$1.2-1.5M', '1350000 [1200000, 1500000] USD'],
    ['10-12%', '11 [10, 12] percent'],
    ['-5 - -3', '-4 [-5, -3]'],
    ['10 ± 2', '10 [8, 12]'],
    ['10 +/- 2 %', '10 [8, 12] percent'],
    ['The price is $42.', '42 USD'],
    ['Revenue will reach 12.5 million USD next year', '12500000 USD'],
    ['It is 42, yes 42.', '42'],
  ])('%s as %s', (text, expected) => {
    expect(told(text)).toBe(expected)
  })

  it.each([
    ['1,234', '1.234'],
    ['1.234', '1234'],
    ['1.234,5', '1234.5'],
    ['1,5 Billionen', '1500000000000'],
    ['1 Billion', '1000000000000'],
    ['2 Trillionen', '2000000000000000000'],
    ['1 Trillion', '1000000000000000000'],
    ['3 Milliarden', '3000000000'],
    ['1.234.567', '1234567'],
    ['12,5 %', '12.5 percent'],
    ['10,5 bis 12', '11.25 [10.5, 12]'],
    ['1,2-1,5 Mio. €', '1350000 [1200000, 1500000] EUR'],
  ])('in de-DE %s as %s', (text, expected) => {
    expect(told(text, german)).toBe(expected)
  })

  it.each([
    ['12,34,567.5', '1234567.5'],
    ['1,23,456', '123456'],
    ['1,234', '1234'],
    ['₹2.5 crore', '25000000 INR'],
    ['1,234,567', '1234567'],
  ])('in en-IN %s as %s', (text, expected) => {
    expect(told(text, indian)).toBe(expected)
  })
})

describe('parseNumber refuses what two people could read differently:', () => {
  it.each([
    ['', 'empty'],
    ['n/a', 'not_available'],
    ['no idea', 'no_digits'],
    ['twelve', 'number_words'],
    ['NaN', 'not_finite'],
    ['-Infinity', 'not_finite'],
    ['1e400', 'too_large'],
    ['2024-05-01', 'date'],
    ['5 May 2024', 'date'],
    ['10:30', 'time'],
    ['3/4', 'fraction'],
    ['½', 'fraction'],
    ['3:1', 'ratio'],
    ['10²', 'superscript'],
    ['1.2.3', 'bad_grouping'],
    ['12,34,5', 'bad_grouping'],
    ['12,34,567', 'bad_grouping'],
    ['1234,567', 'ambiguous_separator'],
    ['>50', 'one_sided_bound'],
    ['at least 10', 'one_sided_bound'],
    ['It is more than $10 by now', 'one_sided_bound'],
    ['50+', 'one_sided_bound'],
    ['5-', 'trailing_minus'],
    ['5 m', 'ambiguous_magnitude'],
    ['5 t', 'ambiguous_magnitude'],
    ['12-10', 'reversed_range'],
    ['10 USD to 12 EUR', 'mixed_units'],
    ['$5 EUR', 'mixed_units'],
    ['2 or 3', 'multiple_numbers'],
    ['10-12-14', 'multiple_numbers'],
    ['between 10 and 12 or 14', 'multiple_numbers'],
    ['A$5', 'no_number'],
    ['GPT-4', 'no_number'],
  ])('%s (%s)', (text, reason) => {
    expect(told(text)).toBe(reason)
  })
})

it('remarks how it was read', () => {
  const remarks = (text: string) => {
    const reading = parseNumber(text, english)
    return reading.ok ? reading.remarks : null
  }
  expect(remarks('42')).toEqual([])
  expect(remarks('1,200')).toEqual(['ambiguous_separator'])
  expect(remarks('1,25')).toEqual(['inferred_decimal'])
  expect(remarks('about 10-12')).toEqual(['approximate', 'range'])
  expect(remarks('I would say 12')).toEqual(['found_in_text'])
})
