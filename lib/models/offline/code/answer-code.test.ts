import { describe, expect, it } from 'vitest'
import { ask } from '../test-task'
import { codePatterns } from './patterns'

const json = { type: 'json' as const, schema: {} }
async function review(aspect: string, code: string) {
  const text = await ask('offline/code', `Review a.ts for ${aspect}.`, { 'change.code': code }, json)
  return (JSON.parse(text) as { findings: { file: string; line: number; rule: string; severity: string }[] }).findings
}

describe('offline/code', () => {
  it('names file, line, kind and severity, as the aspect sees it', async () => {
    const code = 'const a = 1\nreturn eval(text)'
    expect(await review('security', code)).toMatchObject([
      { file: 'a.ts', line: 2, rule: 'code from text', severity: 'critical' },
    ])
    expect(await review('style', code)).toMatchObject([{ rule: 'code from text', severity: 'medium' }])
    expect(await review('correctness', code)).toEqual([])
  })

  it.each([
    ['loose comparison', 'if (a == 0) return'],
    ['loose comparison', 'if (a != b) return'],
    ['error swallowed', '} catch (error) {}'],
    ['query from text', 'db.all(`SELECT * FROM t WHERE a = ${a}`)'],
    ['money as a float', 'const total = price * 1.19'],
  ])('knows %s: %s', async (rule, line) => {
    expect((await review('correctness', line)).map((finding) => finding.rule)).toContain(rule)
  })

  it.each([
    'if (a === 0) return',
    'if (a !== b) return',
    'a <= b',
    'const f = () => 1',
    "db.all('SELECT 1 WHERE a = ?', [a])",
  ])('finds nothing in %s', async (line) => {
    expect(await review('correctness', line)).toEqual([])
  })

  it('has a view of every pattern from at least one side', () => {
    for (const { severity } of codePatterns) expect(Object.keys(severity).length).toBeGreaterThan(0)
  })
})
