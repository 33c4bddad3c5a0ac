import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Citation } from '@/lib/engine/citation'
import { CitedText } from './cited-text'
import { numberSources } from './cited-sources'

const citation = (text: string, words: string, url: string, more: Partial<Citation> = {}): Citation => {
  const start = text.indexOf(words)
  return { url, title: null, citedText: 'A quote.', start, end: start + words.length, ...more }
}
const html = (text: string, citations: readonly Citation[]) =>
  renderToStaticMarkup(<CitedText text={text} citations={citations} />)
/** The words of the text with the numbers where they stand. */
const read = (markup: string) => markup.split('<section')[0]?.replace(/<[^>]+>/g, '')

it('numbers pages as they are cited, the same page once', () => {
  const text = 'Prices rose.\nMakers left. Prices rose again.'
  const { sources, marks } = numberSources(text, [
    citation(text, 'Prices rose.\n', 'https://a.example'),
    citation(text, 'Makers left.', 'https://b.example'),
    citation(text, 'Makers left.', 'https://a.example', { citedText: 'Another.' }),
  ])
  expect(sources.map(({ number, url, quotes }) => [number, url, quotes])).toEqual([
    [1, 'https://a.example', ['A quote.', 'Another.']],
    [2, 'https://b.example', ['A quote.']],
  ])
  expect(marks).toEqual([
    { at: 12, numbers: [1] },
    { at: 25, numbers: [2, 1] },
  ])
})

it.each([
  ['a sentence', 'Prices rose. Makers left.', 'Prices rose.', 'Prices rose.1 Makers left.'],
  ['strong words', 'It **rose** well.', 'It **rose**', 'It rose1 well.'],
  ['code', 'Call `rise()` now.', 'Call `rise()`', 'Call rise()1 now.'],
  ['an item', '- one\n- two', '- one\n', '\none1\ntwo\n'],
  ['the end of all', 'One.\n\nTwo.\n', 'One.\n\nTwo.\n', 'One.\nTwo.1'],
  ['an entity', 'A &amp; B rose. C.', 'A &amp; B rose.', 'A &amp; B rose. C.1'],
])('puts the number behind %s', (_, text, words, expected) => {
  expect(read(html(text, [citation(text, words, 'https://a.example')]))).toBe(expected)
})

it('lets an answer claim no source that the server did not name', () => {
  const text = 'Fine. <cite title="1">1</cite> [1](#source) <sup>1</sup>'
  const markup = html(text, [citation(text, 'Fine.', 'https://a.example')])
  expect(markup.match(/<sup/g)).toHaveLength(1)
  expect(markup).toContain('&lt;cite title=')
})

it('shows a hostile source as text that leads nowhere by itself', () => {
  const text = 'Fine.'
  const hostile = { title: '<img src=x onerror=alert(1)> [x](javascript:alert(1))', citedText: '<script>1</script>' }
  const markup = html(text, [
    citation(text, 'Fine.', 'javascript:alert(1)', hostile),
    citation(text, 'Fine.', 'https://a.example/<b>', hostile),
  ])
  expect(markup).not.toMatch(/<(img|script|b)[ >]/)
  expect(markup).not.toContain('href="javascript')
  expect(markup.match(/href="[^#]/g)).toBeNull()
})
