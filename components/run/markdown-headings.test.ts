import { expect, it } from 'vitest'
import { highestHeading } from './markdown-headings'

it('finds the highest heading of a text, wherever it stands', () => {
  expect(highestHeading('### Small\n\n## Large\n\ntext')).toBe(2)
})

it('takes neither a hash tag nor a plain text for a heading', () => {
  expect(highestHeading('#tag and text')).toBe(1)
  expect(highestHeading('')).toBe(1)
})
