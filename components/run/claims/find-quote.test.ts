import { expect, it } from 'vitest'
import { findQuote } from './find-quote'

const found = (text: string, quote: string) => {
  const place = findQuote(text, quote)
  return place === null ? null : text.slice(place.start, place.end)
}

it('finds a quote whatever white space it was written with', () => {
  expect(found('First. The market\n  grew by 4 %. Last.', 'The market grew by 4 %.')).toBe('The market\n  grew by 4 %.')
})

it('finds a quote with Markdown in a text that is rendered, and the other way round', () => {
  expect(found('The market grew by 4 %.', 'The **market** grew by `4 %`.')).toBe('The market grew by 4 %.')
  expect(found('Prices rose. Demand fell.', '- Prices rose.\n- Demand fell.')).toBe('Prices rose. Demand fell.')
})

it('finds nothing where the words are others, or there are none', () => {
  expect(found('The market grew by 4 %.', 'The market grew by 5 %.')).toBeNull()
  expect(found('The market grew.', ' ** ')).toBeNull()
})
