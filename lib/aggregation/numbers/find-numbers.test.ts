import { expect, it } from 'vitest'
import { findNumbers } from './find-numbers'
import { numberLocale } from './number-locale'

function found(text: string): string[] {
  return Array.from(findNumbers(text, numberLocale('en-US')), ({ value, unit, start, end }) => {
    return `${value}${unit === null ? '' : ` ${unit}`} from “${text.slice(start, end)}”`
  })
}

it('finds every number of a sentence with the units it is sure of', () => {
  expect(found('Sales rose 12.5% to $1.2 million in 2024, up from 900k units.')).toEqual([
    '12.5 percent from “12.5%”',
    '1200000 USD from “$1.2 million”',
    '2024 from “2024”',
    '900000 from “900k”',
  ])
})

it('reads both ends of a range and no minus between them', () => {
  expect(found('between 10-12 and −3')).toEqual(['10 from “10”', '12 from “12”', '3 from “3”'])
})

it('finds none inside of words, versions and foreign currencies', () => {
  expect(found('GPT-4 and B2B in v1.2.3 at A$5')).toEqual([])
})
