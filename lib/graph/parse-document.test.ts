import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeDefinitions, nodeTypes } from '../nodes'
import type { WorkflowDocument } from './document'
import { InvalidDocumentError } from './invalid-document-error'
import { parseWorkflowDocument } from './parse-document'
import { nodeOf } from './test-graph'

const empty = { format: 'parallax.workflow/1', name: 'Empty', nodes: [], edges: [] }

function issuesOf(value: unknown) {
  try {
    parseWorkflowDocument(value)
  } catch (error) {
    if (error instanceof InvalidDocumentError) return error.issues
    throw error
  }
  return []
}

describe('parseWorkflowDocument', () => {
  it('accepts every node type with its defaults: unfinished work can be saved', () => {
    const nodes = nodeTypes.map((type) => nodeOf(type, type, nodeDefinitions[type].defaults))
    expect(parseWorkflowDocument({ ...empty, nodes }).nodes).toHaveLength(nodeTypes.length)
  })

  it('lists every problem at once, each with its path and what to do', () => {
    const value = {
      format: 'parallax.workflow/2',
      nodes: [
        { id: 'a b', type: 'prompt', position: { x: 0, y: '1' }, data: { label: 'A', prompt: 'Hi', temperature: 1 } },
        { id: 'b', type: 'promt', position: { x: 0, y: 0 }, data: {} },
      ],
      edges: [{ id: 'e', source: 'b' }],
    }
    expect(issuesOf(value)).toEqual([
      {
        path: 'format',
        code: 'invalid_value',
        message: '“format” must be “parallax.workflow/1”, not “parallax.workflow/2”.',
      },
      { path: 'name', code: 'missing', message: '“name” is missing: give text.' },
      {
        path: 'nodes.0.id',
        code: 'invalid_format',
        message: 'Use a letter first, then letters, digits, - or _, at most 64 in all.',
      },
      { path: 'nodes.0.position.y', code: 'invalid_type', message: '“y” must be a number, not “1”.' },
      {
        path: 'nodes.0.data.temperature',
        code: 'unknown_key',
        message: 'Remove “temperature”: “data” has no such key.',
      },
      {
        path: 'nodes.1.type',
        code: 'invalid_union',
        message: '“type” must be one of “input”, “prompt”, “section”, “vote”, “aggregate”, “output”, “note”.',
      },
      { path: 'edges.0.target', code: 'missing', message: '“target” is missing: give text.' },
    ])
  })

  it.each([null, undefined, 7, 'text', [], {}, { nodes: [null] }])(
    'refuses %j with issues, not with a crash',
    (value) => {
      expect(issuesOf(value).length).toBeGreaterThan(0)
    },
  )

  it('refuses __proto__ anywhere instead of dropping it', () => {
    const text = `{"format":"parallax.workflow/1","name":"x","edges":[],"nodes":[{"id":"a","type":"aggregate","position":{"x":0,"y":0},
      "data":{"label":"a","rule":"concatenate","options":{"__proto__":{"polluted":true}}}}]}`
    expect(issuesOf(JSON.parse(text)).map(({ path }) => path)).toEqual(['nodes.0.data.options.__proto__'])
    expect({}).not.toHaveProperty('polluted')
  })

  it('refuses nesting that would overflow the stack', () => {
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    expect(issuesOf({ ...empty, description: deep }).map(({ code }) => code)).toEqual(['too_deep'])
  })

  it('gives back what was exported: export, import and export are equal', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const exported = JSON.stringify(document)
        const imported = parseWorkflowDocument(JSON.parse(exported))
        expect(imported).toEqual(document)
        expect(JSON.parse(JSON.stringify(imported))).toEqual(JSON.parse(exported))
      }),
    )
  })
})

const ids = fc.oneof(
  fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'a'),
  fc.stringMatching(/^[a-z]{1,8}$/),
)
const position = fc.record({ x: fc.integer(), y: fc.integer() })
const texts = fc.string({ unit: 'grapheme', maxLength: 40 })
const documents: fc.Arbitrary<WorkflowDocument> = fc.record({
  format: fc.constant('parallax.workflow/1'),
  name: fc.constant('Any'),
  nodes: fc.array(
    fc.oneof(
      fc.record({ id: ids, type: fc.constant('note'), position, data: fc.record({ label: texts, text: texts }) }),
      fc.record({ id: ids, type: fc.constant('prompt'), position, data: fc.record({ label: texts, prompt: texts }) }),
    ),
    { maxLength: 8 },
  ),
  edges: fc.array(fc.record({ id: ids, source: ids, target: ids }), { maxLength: 8 }),
})
