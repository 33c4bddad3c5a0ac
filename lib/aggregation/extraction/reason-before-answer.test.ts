import { expect, it } from 'vitest'
import { reasonBeforeAnswer } from './reason-before-answer'

it('takes what stands before the line with the answer', () => {
  expect(reasonBeforeAnswer('Seventeen has no divisor.\nSo it is prime.\n\n**Answer:** Yes')).toBe(
    'Seventeen has no divisor.\nSo it is prime.',
  )
  expect(reasonBeforeAnswer('Nothing divides it. <answer>Yes</answer>')).toBe('Nothing divides it.')
})

it('takes what stands behind it where nothing stands before', () => {
  expect(reasonBeforeAnswer('Final answer: No\nIt is 1 times 17.')).toBe('It is 1 times 17.')
})

it('takes the field of a JSON reply that gives a reason', () => {
  expect(reasonBeforeAnswer('{"answer": "No", "reasoning": " It is even. "}')).toBe('It is even.')
  expect(reasonBeforeAnswer('{"answer": "No"}')).toBeNull()
})

it('says nothing where a branch gave the answer alone', () => {
  expect(reasonBeforeAnswer('Yes')).toBeNull()
  expect(reasonBeforeAnswer('Answer: Yes')).toBeNull()
})
