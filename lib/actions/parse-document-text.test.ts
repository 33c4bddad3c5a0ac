import { expect, it } from 'vitest'
import { parseDocumentText } from './parse-document-text'

const document = { format: 'parallax.workflow/1', name: 'Imported', nodes: [], edges: [] }

it('reads an exported file, also one that an editor put a byte order mark in front of', () => {
  expect(parseDocumentText(JSON.stringify(document))).toEqual(document)
  expect(parseDocumentText(`\uFEFF${JSON.stringify(document)}`)).toEqual(document)
})

it.each([
  ['what is not JSON', 'name: Imported', 'invalid_json'],
  ['what is too large', `"${'x'.repeat(5 * 1024 * 1024)}"`, 'too_large'],
  ['another format', JSON.stringify({ ...document, format: 'parallax.workflow/9' }), 'invalid_value'],
  ['what would poison an object', '{"format": "parallax.workflow/1", "__proto__": {"name": "x"}}', 'unknown_key'],
])('refuses %s', (_, text, code) => {
  expect(() => parseDocumentText(text)).toThrow(
    expect.objectContaining({
      code: 'invalid_document',
      issues: expect.arrayContaining([expect.objectContaining({ code })]),
    }),
  )
})
