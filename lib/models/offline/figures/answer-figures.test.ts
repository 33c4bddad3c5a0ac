import { describe, expect, it } from 'vitest'
import { ask } from '../test-task'
import { readFigures } from './read-figures'

const table = 'year,state,output\n2016,Iowa,755.5\n2017,Iowa,780.5\n2016,Ohio,151.4\n2017,Ohio,153.6'
const check = (draft: string) =>
  ask('offline/figures', 'Check the figures of the draft.', { 'x.draft': draft, 'x.reference': table })

describe('offline/figures', () => {
  it('finds a figure in the row that its sentence names, also rounded', async () => {
    const text = await check('Iowa reached 781 in 2017.')
    expect(text).toContain('states 1 figures: 1 stand in the reference, 0 differ from it, 0 are not covered by it.')
    expect(text).toContain('As in 2017, Iowa: output 780.5.')
  })

  it('gives the right figure beside a wrong one', async () => {
    const text = await check('In 2016 Iowa reached 757.5 trillion Btu.')
    expect(text).toContain(
      '**757.5 trillion** in “In 2016 Iowa reached 757.5 trillion Btu.” (Draft, paragraph 1). The reference has 2016, Iowa: output 755.5.',
    )
  })

  it('takes the last period where the sentence names none', async () => {
    expect(await check('Ohio stands at 153.6.')).toContain('1 stand in the reference')
  })

  it('recomputes a change in percent between two years', async () => {
    expect(await check('From 2016 to 2017 Iowa grew by 3.3 percent.')).toContain('1 stand in the reference')
    expect(await check('From 2016 to 2017 Iowa grew by 33 percent.')).toContain('a change of 3.31 %')
  })

  it('calls open what the reference does not cover', async () => {
    expect(await check('A family saves 240 dollars.')).toContain('Not covered by the reference: needs a source')
  })
})

describe('readFigures', () => {
  it('reads numbers with their magnitude and percent, not years and single digits', () => {
    const figures = readFigures('In 2017 the 3 plants sold 1,280,955 units for 1.2 million, up 14 %.')
    expect(figures.map(({ text, value, isPercent }) => [text, value, isPercent])).toEqual([
      ['1,280,955', 1_280_955, false],
      ['1.2 million', 1_200_000, false],
      ['14 %', 14, true],
    ])
  })
})
