import { describe, expect, it } from 'vitest'
import { checkInputs, completeInputs } from './run-inputs'
import { graphOf, nodeOf } from './test-graph'

const graph = graphOf([
  nodeOf('brief', 'input', {
    fields: [
      { name: 'company', label: 'Company', type: 'text', required: true },
      { name: 'year', type: 'number', default: 2024 },
      { name: 'region', type: 'choice', choices: ['North', 'South'] },
      { name: 'figures', type: 'table' },
    ],
  }),
  nodeOf('ask', 'prompt'),
])

describe('checkInputs', () => {
  it('accepts what fits, also numbers handed over as text', () => {
    expect(
      checkInputs(graph, { brief: { company: 'Acme', year: '2025', region: 'South', figures: 'a,b\n1,2' } }),
    ).toEqual([])
  })

  it('names what is missing by its label', () => {
    expect(checkInputs(graph, {})).toEqual([
      { path: 'brief.company', code: 'missing_input', message: 'Fill in “Company”.', nodeId: 'brief' },
    ])
  })

  it('lists every wrong value at once', () => {
    const inputs = { brief: { company: 'Acme', year: 'soon', region: 'East', figures: 'a,b' } }
    expect(checkInputs(graph, inputs).map(({ path, code }) => [path, code])).toEqual([
      ['brief.year', 'not_a_number'],
      ['brief.region', 'unknown_choice'],
      ['brief.figures', 'not_a_table'],
    ])
  })

  it('names unknown inputs and fields and the nearest known ones', () => {
    const issues = checkInputs(graph, { breif: {}, brief: { company: 'Acme', regoin: 'South' } })
    expect(issues.map(({ message }) => message)).toEqual([
      'This workflow has no input “breif”. Did you mean “brief”?',
      'The input “brief” has no field “regoin”. Did you mean “region”?',
    ])
  })
})

describe('completeInputs', () => {
  it('fills in defaults and leaves no field without a value', () => {
    expect(completeInputs(graph, { brief: { company: 'Acme' } })).toEqual({
      brief: { company: 'Acme', year: 2024, region: '', figures: '' },
    })
  })

  it('reads a number that was handed over as text', () => {
    expect(completeInputs(graph, { brief: { year: ' 7 ' } })['brief']?.['year']).toBe(7)
  })

  it('is not misled by names of object properties', () => {
    const odd = graphOf([
      nodeOf('constructor', 'input', { fields: [{ name: 'toString', type: 'text', required: true }] }),
    ])
    expect(checkInputs(odd, {})).toHaveLength(1)
    expect(completeInputs(odd, {})).toEqual({ constructor: { toString: '' } })
  })
})
