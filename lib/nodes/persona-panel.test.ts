import { describe, expect, it } from 'vitest'
import { mixVoters, personaPanelSchema, personasOf, type Persona } from './persona-panel'
import { personasFromTable, suggestColumns } from './personas-from-table'

const thrifty: Persona = { name: 'Thrifty parent', description: 'You compare every price.', weight: 2 }
const early: Persona = { name: 'Early adopter', description: 'You buy what is new.' }
const nameOf = (model: string) => model.split('/')[1] ?? model

describe('mixing voters', () => {
  it('asks every persona through every model, with its weight', () => {
    expect(mixVoters([thrifty, early], ['a/one', 'a/two'], 3, nameOf)).toEqual([
      { label: 'Thrifty parent, one', model: 'a/one', persona: thrifty.description, samples: 3, weight: 2 },
      { label: 'Thrifty parent, two', model: 'a/two', persona: thrifty.description, samples: 3, weight: 2 },
      { label: 'Early adopter, one', model: 'a/one', persona: early.description, samples: 3 },
      { label: 'Early adopter, two', model: 'a/two', persona: early.description, samples: 3 },
    ])
  })

  it('mixes models alone, personas alone, or samples alone', () => {
    expect(mixVoters([], ['a/one', 'a/two'], 1, nameOf).map(({ label }) => label)).toEqual(['one', 'two'])
    expect(mixVoters([early], [], 1, nameOf)).toEqual([{ label: 'Early adopter', persona: early.description }])
    expect(mixVoters([], [], 5, nameOf)).toEqual([{ label: 'Voter', samples: 5 }])
  })

  it('gives the personas back that it was made of', () => {
    expect(personasOf(mixVoters([thrifty, early], ['a/one', 'a/two'], 2, () => ''))).toEqual([
      { ...thrifty, name: 'Thrifty parent,' },
      { ...early, name: 'Early adopter,' },
    ])
    expect(personasOf(mixVoters([thrifty, early], ['a/one'], 2, nameOf))).toEqual([thrifty, early])
  })
})

describe('personas from the rows of a table', () => {
  const columns = ['Segment', 'Age', 'Region', 'Share']

  it('says who a persona is from all columns, and leaves out what cannot be one', () => {
    const rows = [
      ['Thrifty parent', '38', 'North', '0.4'],
      ['', '20', 'South', '0.1'],
      ['Student', '', '', '0.2'],
      ['Retired', '70', 'South', 'many'],
      ['Commuter', '31'],
    ]
    expect(personasFromTable({ columns, rows }, suggestColumns(columns))).toEqual({
      personas: [
        { name: 'Thrifty parent', description: 'You are Thrifty parent. Age: 38. Region: North.', weight: 0.4 },
        { name: 'Commuter', description: 'You are Commuter. Age: 31.' },
      ],
      left: [
        { row: 2, reason: 'It has no name.' },
        { row: 3, reason: 'It does not say who the persona is.' },
        { row: 4, reason: 'Its weight “many” is not a number of 0 or more.' },
      ],
    })
  })

  it('finds the columns by their names', () => {
    expect(suggestColumns(['Weight', 'Bio', 'Name'])).toEqual({ name: 2, description: 1, weight: 0 })
    expect(suggestColumns(['Who', 'Why'])).toEqual({ name: 0, description: null, weight: null })
  })

  it('makes no panel larger than one may be', () => {
    const rows = Array.from({ length: 600 }, (_, at) => [`Person ${at}`, 'curious'])
    const { personas, left } = personasFromTable(
      { columns: ['Name', 'About'], rows },
      suggestColumns(['Name', 'About']),
    )
    expect([personas.length, left.length]).toEqual([500, 100])
    expect(personaPanelSchema.safeParse({ name: 'All', personas }).success).toBe(true)
  })
})
