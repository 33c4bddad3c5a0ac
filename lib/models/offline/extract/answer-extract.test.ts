import { describe, expect, it } from 'vitest'
import { ask } from '../test-task'

const notes = `# Notes

## Prices

Acme charges 12 dollars a month. The building is old.

## Trust

Members trust Acme because it answers the telephone.`

const regions = `region,state,households,share_percent
North,Maine,100,10
North,Vermont,300,30
South,Texas,900,20
South,Florida,700,40`

describe('offline/extract', () => {
  it('quotes what matches, word for word and with its place, and leaves out the rest', async () => {
    const text = await ask('offline/extract', 'What does Acme charge a month?', { 'brief.customer_notes': notes })
    expect(text).toContain(
      '**Customer notes: Prices**\n\n- “Acme charges 12 dollars a month.” (Customer notes, paragraph 1)',
    )
    expect(text).not.toContain('building')
  })

  it('says so when nothing in the material answers', async () => {
    const text = await ask('offline/extract', 'Which whales migrate?', { 'brief.notes': notes })
    expect(text).toMatch(/Nothing in the material answers this: \d sentences and 0 tables searched, no match\.$/)
  })

  it('computes figures of a table, in all, by group and by row', async () => {
    const text = await ask('offline/extract', 'Compare the regions by households and share.', {
      'brief.regions': regions,
    })
    expect(text).toContain(
      '- Households: 2,000 in all; highest for South (1,600), lowest for North (400); from 100 (North, Maine) to 900 (South, Texas).',
    )
    expect(text).toContain('- Share percent: 25 on average;')
    expect(text).toContain('| South (2) | 1,600 | 30 |')
    expect(text).toContain('| South, Texas | 900 | 20 |')
  })

  it('computes the change between columns of two years and between the periods of a long table', async () => {
    const wide = 'state,sales 2012,sales 2017\nMaine,100,150\nOhio,200,100'
    expect(await ask('offline/extract', 'How did sales change?', { t: wide })).toContain(
      '- Sales, 2012 to 2017: −16.7 % in all;',
    )
    const long = 'year,state,sales\n2012,Maine,100\n2012,Ohio,200\n2017,Maine,150\n2017,Ohio,100'
    expect(await ask('offline/extract', 'How did sales change?', { t: long })).toContain('| Maine | 150 | +50.0 % |')
  })

  it('keeps to the materials that the instruction names, and quotes from each of them', async () => {
    const materials = {
      'x.draft': 'The plan is clean and green.',
      'x.rules': 'A clean claim about power needs proof.',
      'x.diary': 'Clean windows make clean people happy today.',
    }
    const text = await ask('offline/extract', 'Compare the clean claims of the draft with the rules.', materials)
    expect(text).toContain('(Rules, paragraph 1)')
    expect(text).not.toContain('Diary')
  })

  it('answers a number question with the one number of the best sentence', async () => {
    const text = await ask(
      'offline/extract',
      'What does Acme charge a month?',
      { n: notes },
      { type: 'number', unit: 'USD' },
    )
    expect(text).toMatch(/\n\nAnswer: 12 USD$/)
  })

  it('does not guess a number', async () => {
    const call = ask('offline/extract', 'Why do members trust Acme?', { n: notes }, { type: 'number' })
    await expect(call).rejects.toMatchObject({ code: 'no_number' })
  })
})
