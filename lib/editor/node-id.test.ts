import { expect, it } from 'vitest'
import { nodeIdSchema } from '../graph/document'
import { uniqueEdgeId, uniqueNodeId } from './node-id'

it.each([
  ['Competitors', 'competitors'],
  ['Market potential (by region)', 'market_potential_by_region'],
  ['  Café & Märkte  ', 'cafe_markte'],
  ['2026 plan', 'plan'],
  ['市場', 'node'],
  ['', 'node'],
  ['section', 'sections'],
  ['constructor', 'constructors'],
])('makes a word of %j', (label, id) => {
  expect(uniqueNodeId(label, new Set())).toBe(id)
  expect(nodeIdSchema.safeParse(id).success).toBe(true)
})

it('counts on where a word is taken', () => {
  expect(uniqueNodeId('Vote', new Set(['vote', 'vote_2']))).toBe('vote_3')
  expect(uniqueEdgeId('a', 'b', new Set(['a-b']))).toBe('a-b-2')
})

it('keeps a long label within what an id may be', () => {
  const id = uniqueNodeId('x'.repeat(500), new Set(['x'.repeat(40)]))
  expect(nodeIdSchema.safeParse(id).success).toBe(true)
})
