import { describe, expect, it } from 'vitest'
import { mergeWords } from './run-feed-words'

const piece = (offset: number, text: string, attempt = 1) => ({ nodeId: 'a', branch: 0, attempt, offset, text })
const said = (text: string, from = 0, attempt = 1) => ({ attempt, from, text })

describe('words of a running attempt', () => {
  it('begin with the first piece', () => {
    expect(mergeWords(undefined, piece(0, 'The'))).toEqual(said('The'))
  })

  it('grow by the next piece', () => {
    expect(mergeWords(said('The'), piece(3, ' north'))).toEqual(said('The north'))
  })

  it('stay the very same object when a piece is repeated, so that nothing repaints', () => {
    const known = said('The north')
    expect(mergeWords(known, piece(3, ' north'))).toBe(known)
    expect(mergeWords(known, piece(0, 'The'))).toBe(known)
  })

  it('take only what is new of an overlapping piece', () => {
    expect(mergeWords(said('The nor'), piece(4, 'north'))).toEqual(said('The north'))
  })

  it('start over with a new attempt and ignore an old one', () => {
    expect(mergeWords(said('The'), piece(0, 'A', 2))).toEqual(said('A', 0, 2))
    expect(mergeWords(said('A', 0, 2), piece(3, ' north', 1))).toEqual(said('A', 0, 2))
  })

  it('go on after a gap with what came last, and say where it begins', () => {
    expect(mergeWords(said('The'), piece(40, 'south'))).toEqual(said('south', 40))
  })

  it('are completed by an earlier piece that reaches to them', () => {
    expect(mergeWords(said('south', 4), piece(0, 'The '))).toEqual(said('The south'))
    expect(mergeWords(said('south', 4), piece(0, 'The so'))).toEqual(said('The south'))
    expect(mergeWords(said('so', 4), piece(0, 'The south'))).toEqual(said('The south'))
  })

  it('ignore an earlier piece that does not reach to them', () => {
    expect(mergeWords(said('south', 40), piece(0, 'The'))).toEqual(said('south', 40))
  })

  it('come out the same from any order of pieces that leaves no gap', () => {
    const pieces = [piece(0, 'ab'), piece(2, 'cd'), piece(1, 'bcd'), piece(4, 'ef'), piece(0, 'abcdef')]
    const merged = pieces.reduce<ReturnType<typeof mergeWords> | undefined>(mergeWords, undefined)
    expect(merged).toEqual(said('abcdef'))
  })
})
