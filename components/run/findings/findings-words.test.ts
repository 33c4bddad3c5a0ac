import { expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import type { Findings } from '@/lib/aggregation/contract'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import { missedInWords } from './missed-in-words'
import { findingsCsv, findingsMarkdown } from './write-findings'

function findingsOf(lists: unknown[]): Findings {
  const branches = branchesOf(lists.map((list) => JSON.stringify(list)))
  const { findings } = aggregate('mergeFindings', {}, { branches, answer: { type: 'json', schema: {} } })
  if (findings === null) throw new Error('The test expected findings.')
  return findings
}

const at = (line: number, rule: string) => ({ file: 'a.ts', line, rule, severity: 'high', message: `See ${rule}` })
const nameOf = (index: number) => `Reviewer ${index + 1}`

it('says about how many more issues are likely, and that it is a lower bound', () => {
  const words = missedInWords(findingsOf([[at(1, 'x'), at(20, 'y')], [at(1, 'x'), at(40, 'z')], [at(60, 'w')]]))
  expect(words).toMatch(/^About 5 more issues are likely \(Chao1, .* 4 issues .*, 95 % range \d+–\d+\)\. It is a lower/)
})

it('says that nearly nothing is missing where everybody found all of it', () => {
  expect(missedInWords(findingsOf([[at(1, 'x')], [at(1, 'x')], [at(1, 'x')]]))).toMatch(/^Hardly any further issue/)
})

it('says why nobody can tell', () => {
  expect(missedInWords(findingsOf([[at(1, 'x')]]))).toContain('one reviewer alone')
  expect(missedInWords(findingsOf([[], []]))).toContain('Nobody found anything')
})

it('is taken away as a table with the evidence, and as lines that no spreadsheet runs', () => {
  const findings = findingsOf([[at(1, 'x')], [{ ...at(2, 'x'), message: '=HYPERLINK("x")' }]])
  const markdown = findingsMarkdown(findings, findings.items, nameOf)
  expect(markdown).toContain(
    '| a.ts:1 | See x | high | 2 of 2 (100 %, plausible range 34–100 %) | Reviewer 1, Reviewer 2 |',
  )
  expect(markdown).toContain('- Reviewer 2:')
  const lines = findingsCsv(findings.items, findings.reviewers, nameOf).split('\r\n')
  expect(lines[1]).toBe('1,a.ts:1,x,See x,high,2,2,Reviewer 1,See x,high')
  expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`)
})
