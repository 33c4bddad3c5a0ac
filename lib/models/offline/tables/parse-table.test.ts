import { describe, expect, it } from 'vitest'
import { formatChange, formatNumber, plainNumber } from './format-number'
import { numberOf, parseTable } from './parse-table'

const kindsOf = (text: string) => parseTable({ source: 's', text })?.columns.map(({ kind }) => kind)

describe('parseTable', () => {
  it('tells times, figures and labels apart', () => {
    expect(kindsOf('Year,Region,"Sales, net",Price ($)\n2023,"A, B","1,200",$5\n2024,C,900,$6')).toEqual([
      'time',
      'label',
      'number',
      'number',
    ])
    expect(kindsOf('month;units\n2024-01;5\n2024-02;6')).toEqual(['time', 'number'])
    expect(kindsOf('quarter\tunits\nQ1 2024\t5\nQ2 2024\t6')).toEqual(['time', 'number'])
  })

  it('knows prices and shares, which must not be added up', () => {
    const table = parseTable({ source: 's', text: 'shop,price per kg,sold\nA,2,10\nB,4,20' })
    expect(table?.columns.map(({ isRate }) => isRate)).toEqual([false, true, false])
  })

  it.each([
    '',
    'A sentence, with a comma.',
    'a,b',
    '# Title, with comma\n\nText, text.',
    'One, two.\nThree.\nFour, five, six.',
  ])('takes %j for text', (text) => {
    expect(parseTable({ source: 's', text })).toBeNull()
  })
})

describe('figures in cells', () => {
  it.each([
    ['1,234', 1234],
    ['$5.20', 5.2],
    ['12%', 12],
    ['-3', -3],
    ['1e3', 1000],
    ['', null],
    ['n/a', null],
    ['1,23', null],
    ['.', null],
  ])('reads %j as %j', (cell, value) => {
    expect(numberOf(cell)).toBe(value)
  })

  it('writes figures for people and for programs', () => {
    expect([1234567, 84.25, 0.125, 3].map(formatNumber)).toEqual(['1,234,567', '84.3', '0.125', '3'])
    expect(plainNumber(12345.6)).toBe('12346')
    expect([12.34, -3, 0].map(formatChange)).toEqual(['+12.3 %', '−3.0 %', '0.0 %'])
  })
})
