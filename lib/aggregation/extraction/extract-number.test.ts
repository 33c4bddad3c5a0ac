import { expect, it } from 'vitest'
import type { Answer } from '../answer'
import { extractNumber, numberQuestion } from './extract-number'

function told(output: string, answer: Answer = { type: 'number' }, locale = 'en-US'): string {
  const reading = extractNumber(output, numberQuestion(answer, locale))
  return reading.ok ? [reading.value.value, reading.value.unit ?? []].flat().join(' ') : reading.reason
}

it('reads the final answer of a reply that reasons first', () => {
  expect(told('10 of 12 shops sell it at $4.\n\n**Final answer: $1.2M**')).toBe('1200000 USD')
})

it('reads JSON numbers with a point in every locale', () => {
  expect(told('{"answer": 1.234}', { type: 'number' }, 'de-DE')).toBe('1.234')
  expect(told('1.234', { type: 'number' }, 'de-DE')).toBe('1234')
})

it('takes a bare number as meant in the unit that was asked for', () => {
  expect(told('12', { type: 'number', unit: 'kg' })).toBe('12 kg')
  expect(told('12.5', { type: 'number', unit: 'USD million' })).toBe('12.5 USD million')
})

it('converts a number in the same unit to the magnitude that was asked for', () => {
  const answer: Answer = { type: 'number', unit: 'USD million' }
  expect(['$12.5M', '12,500,000 USD', '12.5 million', '$0.0125bn'].map((output) => told(output, answer))).toEqual(
    Array(4).fill('12.5 USD million'),
  )
  expect(told('2 %', { type: 'number', unit: 'bps' })).toBe('200 bps')
})

it('leaves a number in another unit in it, so that the mixture is seen', () => {
  expect(told('€12', { type: 'number', unit: 'USD' })).toBe('12 EUR')
})

it('understands m as metres where metres were asked for', () => {
  expect(told('5 m')).toBe('ambiguous_magnitude')
  expect(told('5 m', { type: 'number', unit: 'm' })).toBe('5 m')
})

it('reads probabilities from 0 to 1 and in percent, and refuses everything else', () => {
  const answer: Answer = { type: 'probability' }
  expect(['0.7', '70%', '60-80 %'].map((output) => told(output, answer))).toEqual(['0.7', '0.7', '0.7'])
  expect(['70', '-0.1', '120%', '$0.5'].map((output) => told(output, answer))).toEqual(Array(4).fill('out_of_range'))
})

it('refuses two different final answers', () => {
  expect(told('Answer: 5\nAnswer: 6')).toBe('multiple_answers')
  expect(told('Answer: 1,000\nFinal answer: 1000')).toBe('1000')
})
