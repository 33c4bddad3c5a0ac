import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runResult } from '../engine/run-result'
import { checkGraph } from '../graph/check-graph'
import type { WorkflowDocument } from '../graph/document'
import { parseWorkflowDocument } from '../graph/parse-document'
import { checkInputs } from '../graph/run-inputs'
import { runOffline } from './test-run'
import { templates } from './templates'

const both = templates.flatMap((template) =>
  [true, false].map((claude) => ({ id: template.id, claude, document: template.build({ claude }) })),
)
const offline = (id: string) =>
  templates.find((template) => template.id === id)?.build({ claude: false }) ?? { nodes: [], edges: [] }

describe.each(both)('$id, Claude: $claude', ({ claude, document }) => {
  it('is a document that can run as it is', () => {
    expect(parseWorkflowDocument(JSON.parse(JSON.stringify(document)))).toEqual(document)
    expect(checkGraph(document)).toEqual([])
    expect(checkInputs(document, {})).toEqual([])
  })

  it('leaves space between its nodes, from left to right', () => {
    for (const [at, one] of document.nodes.entries()) {
      for (const other of document.nodes.slice(at + 1)) {
        const apart =
          Math.abs(one.position.x - other.position.x) >= 300 || Math.abs(one.position.y - other.position.y) >= 180
        expect(apart, `${one.id} and ${other.id}`).toBe(true)
      }
    }
    for (const { source, target } of document.edges) expect(xOf(document, source)).toBeLessThan(xOf(document, target))
  })

  it(claude ? 'leaves most models to the default' : 'names an offline model wherever one is called', () => {
    const models = JSON.stringify(document).match(/"model":"[^"]+"/g) ?? []
    if (claude) expect(models.filter((model) => model.includes('offline/')).length).toBeLessThanOrEqual(2)
    else expect(models.every((model) => model.includes('offline/'))).toBe(true)
  })
})

function xOf({ nodes }: WorkflowDocument, id: string): number {
  return nodes.find((node) => node.id === id)?.position.x ?? NaN
}

describe('on a fresh machine', () => {
  it('the market research report quotes, computes and backs every claim', async () => {
    const graph = offline('market-research')
    const state = await runOffline(graph)
    expect(state.status).toBe('succeeded')
    const text = runResult(graph, state)?.text ?? ''
    expect(text).toContain('by an offline model, not an LLM')
    expect(text).toContain(
      '“No supplier in the sample combines a fixed price for several years with a named renewable source.” (Competitor notes, paragraph 5)',
    )
    expect(text).toContain('| Municipal (6) | 12.3 | 106.8 |')
    expect(text).toContain('“Customers switch after a shock')
    // 43,070,836 households in the South: the sum of the Census figures for its sixteen states and the District of Columbia.
    expect(text).toContain('| South (17) | 43,070,836 | 8,513,000 |')
    const claims = state.nodes.find(({ nodeId }) => nodeId === 'report')?.aggregation?.synthesis?.claims ?? []
    expect(claims.length).toBeGreaterThan(10)
    expect(claims.every(({ supported }) => supported)).toBe(true)
  })

  it('the forecasters disagree about California, and the median is between them', async () => {
    const state = await runOffline(offline('sales-forecast'))
    const { statistics, text } = state.nodes.find(({ nodeId }) => nodeId === 'forecast')?.aggregation ?? {}
    expect(statistics).toMatchObject({ n: 4, unit: 'TBtu', min: 933.5, max: 1307.2 })
    expect(statistics?.median).toBeCloseTo((1115.3 + 1142) / 2, 6)
    expect(text).toContain('1,128.65 TBtu')
  })

  it('another region is forecast from its own rows', async () => {
    const state = await runOffline(offline('sales-forecast'), { past: { region: 'New York' } })
    const naive = state.nodes.find(({ nodeId }) => nodeId === 'forecasters')?.branches[0]?.output?.text
    expect(naive).toMatch(/for Region New York, 2006 to 2017.*\n\nAnswer: 450\.7 TBtu$/s)
  })

  it('the review finds the wrong figures, the loud words and the rule that the draft breaks', async () => {
    const graph = offline('content-review')
    const text = runResult(graph, await runOffline(graph))?.text ?? ''
    expect(text).toContain('“eco-friendly”, “completely”, “clean”, “guaranteed”, “best”, “every”')
    expect(text).toContain(
      'Draft states 6 figures: 2 stand in the reference, 2 differ from it, 2 are not covered by it.',
    )
    expect(text).toMatch(/\*\*274\.5 trillion\*\*.*247\.5/)
    expect(text).toContain('a change of 113.2 %')
    expect(text).toContain('“(d) If a marketer generates renewable electricity but sells renewable energy certificates')
  })
})

const aggregationOf = (state: Awaited<ReturnType<typeof runOffline>>, nodeId: string) =>
  state.nodes.find((node) => node.nodeId === nodeId)?.aggregation

describe('on a fresh machine, the patterns of the field', () => {
  it('the pricing panel weighs what is said under each persona’s heading', async () => {
    const state = await runOffline(offline('pricing-panel'))
    expect(state.status).toBe('succeeded')
    const { value, tallies } = aggregationOf(state, 'choice') ?? {}
    expect(value).toBe('Flat fee')
    expect(tallies?.map(({ answer, votes }) => [answer, votes])).toEqual([
      ['Flat fee', 72],
      ['Prepaid credit', 16],
      ['Night and day rates', 12],
    ])
  })

  it('the concept test elects by pairs, and says what the other ranked rules would elect', async () => {
    const { value, preferences } = aggregationOf(await runOffline(offline('concept-test')), 'ranking') ?? {}
    expect(value).toBe('Bill forecast')
    expect(preferences?.condorcetWinner).toBe('Bill forecast')
    expect(preferences?.others.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['borda', 'irv']))
  })

  it('the guardrail flags the message, and says what another k would do', async () => {
    const { value, tallies, text } = aggregationOf(await runOffline(offline('guardrail')), 'verdict') ?? {}
    expect(value).toBe('Flag')
    expect(tallies?.map(({ answer, votes }) => [answer, votes])).toEqual([
      ['Flag', 3],
      ['Pass', 1],
    ])
    expect(text).toContain('| 2 of 4 (chosen) |')
  })

  it('the code review joins what two reviewers find at one place', async () => {
    const { value } = aggregationOf(await runOffline(offline('code-review')), 'merged') ?? {}
    expect(value).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'orders.ts', rule: 'query from text', severity: 'critical', flaggedBy: 2 }),
        expect.objectContaining({ rule: 'secret in code', flaggedBy: 1 }),
      ]),
    )
  })

  it('the probability forecast is the geometric mean of the odds of four methods', async () => {
    const { value, statistics } = aggregationOf(await runOffline(offline('probability-forecast')), 'pool') ?? {}
    const odds = (statistics?.values ?? []).map(({ value: p }) => p / (1 - p))
    const mean = odds.reduce((product, one) => product * one, 1) ** (1 / odds.length)
    expect(odds).toHaveLength(4)
    expect(value).toBeCloseTo(mean / (1 + mean), 9)
  })
})

describe('what needs a language model runs offline as far as it can', () => {
  it('best of N takes the most typical of four drafts that quote different parts', async () => {
    const state = await runOffline(offline('best-of-n'))
    expect(state.status).toBe('succeeded')
    const drafts = state.nodes.find(({ nodeId }) => nodeId === 'drafts')?.branches ?? []
    expect(new Set(drafts.map(({ output }) => output?.text)).size).toBe(4)
    expect(aggregationOf(state, 'best')?.rule).toBe('medoid')
  })

  it('the mixture of agents merges proposals, and every claim has its quote', async () => {
    const state = await runOffline(offline('mixture-of-agents'))
    expect(state.status).toBe('succeeded')
    const claims = aggregationOf(state, 'merged')?.synthesis?.claims ?? []
    expect(claims.length).toBeGreaterThan(3)
    expect(claims.every(({ supported }) => supported)).toBe(true)
  })

  it('says so on the card wherever it does less', () => {
    const ids = templates.filter(({ offlineNote }) => offlineNote !== undefined).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['best-of-n', 'mixture-of-agents', 'guardrail', 'code-review']))
  })
})

describe('the sample inputs', () => {
  it('are named with source and licence, and stay small', () => {
    const licences = readFileSync(fileURLToPath(new URL('samples/LICENCES.md', import.meta.url)), 'utf8')
    for (const { sources } of templates) {
      for (const source of sources)
        expect(source).toMatchObject({
          licence: expect.stringMatching(/Public domain|CC0/),
          url: expect.stringMatching(/^https:/),
        })
      expect(sources.length).toBeGreaterThan(0)
    }
    const files = [
      'campaign-draft',
      'competitor-notes',
      'customer-notes',
      'electricity-suppliers',
      'green-guides',
      'market-by-state',
      'app-comments',
      'order-handler',
      'plan-interviews',
      'support-message',
      'renewable-energy-by-state',
    ]
    for (const file of files) expect(licences).toContain(`\`${file}.ts\``)
    expect(JSON.stringify(both.map(({ document }) => document)).length).toBeLessThan(200_000)
  })
})
