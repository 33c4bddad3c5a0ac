import { describe, expect, it } from 'vitest'
import { rules } from '../../../aggregation'
import type { AggregationInput, AggregationResult } from '../../../aggregation/contract'
import type { ModelRequest } from '../../../engine/model-call'
import { generate } from '../test-task'

/** Through the very rule that asks and reads: what it would send, what it makes of the reply. */
async function merge(outputs: Record<string, string>): Promise<AggregationResult> {
  const input: AggregationInput = {
    answer: { type: 'text' },
    branches: Object.entries(outputs).map(([label, output], index) => ({ index, label, status: 'succeeded', output })),
  }
  const rule = rules.synthesize
  if (!rule.callsModel) throw new Error('synthesize calls a model')
  const [call] = rule.calls(input, {}, [])
  const segments = (call?.materials ?? []).map(
    ({ label, topic = null, open, text, close }): ModelRequest['segments'][number] => ({
      kind: 'material',
      source: label,
      text,
      block: { topic, open, close },
    }),
  )
  const { text } = await generate({
    model: 'offline/extract',
    system: call?.system ?? null,
    segments,
    answer: { type: 'text' },
    options: {},
    purpose: 'synthesis',
  })
  return rule.read([text], input, {})
}

const prices =
  '*A remark of the model.*\n\n**Prices**\n\n- Acme charges 12 dollars a month for the plan in 2024.\n- Acme raised its price in spring.\n\n| a | b |\n| --- | ---: |\n| x | 1 |'
const people =
  'Customers stay with Acme because the telephone is answered. Acme charges 15 dollars a month for the plan in 2024.'

describe('mergeBranches', () => {
  it('makes a report with the best of each branch, a chapter per branch and its tables', async () => {
    const { text } = await merge({ Prices: prices, People: people })
    expect(text).toMatch(/^\*Merged from the branches .* not an LLM\.\*\n\n## In short\n\n- \*\*/)
    expect(text).toContain('## Prices\n\n- Acme charges 12 dollars')
    expect(text).toContain('| x | 1 |')
    expect(text).toContain('## People\n\n- Customers stay')
    expect(text).not.toContain('A remark of the model')
    expect(text).not.toContain('<claims>')
  })

  it('backs every statement with a quote that stands in its branch word for word', async () => {
    const long = `Acme ${'really '.repeat(60)}answers the telephone of 7 people.`
    const { synthesis } = await merge({ Prices: prices, People: `${people} ${long}` })
    expect(synthesis?.claims.length).toBeGreaterThan(3)
    expect(synthesis?.claims.filter(({ supported }) => !supported)).toEqual([])
    expect(synthesis?.citationPrecision).toBe(1)
  })

  it('lists what two branches say with different figures', async () => {
    const { text, synthesis } = await merge({ Prices: prices, People: people })
    expect(text).toContain(
      '## Where the branches differ\n\n- Acme charges dollars month plan\n  - Prices: Acme charges 12',
    )
    expect(synthesis?.conflicts).toHaveLength(1)
    expect(synthesis?.claims.find(({ text: claim }) => claim.includes('12 dollars'))?.against).toEqual([1])
  })

  it('does not call it a conflict when the year or the thing differs', async () => {
    const { synthesis } = await merge({
      A: 'Acme charges 12 dollars a month in 2024.',
      B: 'Acme charges 9 dollars a month in 2023. Bolt pays 8 people a year in 2024.',
    })
    expect(synthesis?.conflicts).toEqual([])
  })

  it('names a branch that says nothing', async () => {
    const { text, synthesis } = await merge({ Prices: prices, Empty: '## Only a heading' })
    expect(text).toContain('## Empty\n\nThis branch says nothing that could be quoted.')
    expect(synthesis?.unusedBranches).toEqual([1])
  })
})
