import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../aggregation/answer'
import { ask } from '../test-task'

const figure: Answer = { type: 'number', unit: 'units' }
const long = 'year,region,sales\n2021,York,1\n2022,York,2\n2021,New York,10\n2023,New York,14\n2022,New York,12'

describe('forecasting from a table', () => {
  it('takes the rows of the region that the instruction names, in the order of time', async () => {
    expect(await ask('offline/naive', 'Forecast sales of New York.', { figures: long }, figure)).toBe(
      'Forecast by the naive method, which repeats the last value. Data: 3 values of sales for region New York, 2021 to 2023, from Figures; the last is 14.\n\nAnswer: 14 units',
    )
    expect(await ask('offline/drift', 'Forecast sales of York.', { figures: long }, figure)).toMatch(/Answer: 3 units$/)
  })

  it('takes the column that the instruction names, in a table with a column per region', async () => {
    const wide = 'month,North,South\nJan 2024,1,5\nFeb 2024,2,7'
    expect(await ask('offline/drift', 'Next month in the North?', { figures: wide }, figure)).toMatch(
      /Answer: 3 units$/,
    )
    expect(await ask('offline/drift', 'Next month?', { figures: wide }, figure)).toMatch(/Answer: 9 units$/)
  })

  it('sorts months by the calendar, not by the alphabet', async () => {
    const months = 'month,sales\nFeb 2024,2\nJan 2024,1\nApr 2024,4\nMar 2024,3'
    expect(await ask('offline/naive', 'Next?', { figures: months }, figure)).toMatch(/Answer: 4 units$/)
  })

  it('says that it found no season, and which method it used instead', async () => {
    expect(await ask('offline/seasonal', 'Sales of York?', { figures: long }, figure)).toMatch(
      /^Forecast by the naive method, since no season/,
    )
  })

  it.each([
    ['no table', 'Some words about sales.', 'no_series'],
    ['several series and none named', long, 'several_series'],
  ])('refuses with a sentence that helps when there is %s', async (_, text, code) => {
    const error = await ask('offline/naive', 'Forecast.', { figures: text }, figure).catch(
      (problem: unknown) => problem,
    )
    expect(error).toMatchObject({ code, message: expect.stringMatching(/Give|Name/), details: { retryable: false } })
  })

  it('refuses a series that is too short for the method', async () => {
    await expect(ask('offline/holt', 'Sales of York?', { figures: long }, figure)).rejects.toMatchObject({
      code: 'series_too_short',
    })
  })

  it('answers with a number only', async () => {
    await expect(ask('offline/linear', 'Sales of York?', { figures: long })).rejects.toMatchObject({
      code: 'unsupported_answer',
    })
  })
})
