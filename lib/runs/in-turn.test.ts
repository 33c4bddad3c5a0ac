import { expect, it } from 'vitest'
import { inTurn } from './in-turn'

it('does the work of one name one after the other, also behind a failure, and lets other names go', async () => {
  const said: string[] = []
  const work = (word: string, waitMs: number) => async () => {
    said.push(`${word} begins`)
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    said.push(`${word} ends`)
    if (word === 'b') throw new Error('b failed')
    return word
  }
  const answers = await Promise.allSettled([
    inTurn('one', work('a', 20)),
    inTurn('one', work('b', 0)),
    inTurn('one', work('c', 0)),
    inTurn('two', work('x', 0)),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(said.filter((word) => !word.startsWith('x'))).toEqual([
    'a begins',
    'a ends',
    'b begins',
    'b ends',
    'c begins',
    'c ends',
  ])
  expect(said.indexOf('x ends')).toBeLessThan(said.indexOf('a ends'))
})
