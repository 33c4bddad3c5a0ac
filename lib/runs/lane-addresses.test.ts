import { describe, expect, it } from 'vitest'
import { testConnectionTo } from '../models/test-call'
import { createLaneAddresses } from './lane-addresses'

const url = 'http://127.0.0.1:4000'
const one = testConnectionTo(url, { name: 'one', maxConcurrent: 50 })

function laneOf(model: string, connections = [one], measured: number | null = null) {
  const addresses = createLaneAddresses(measured)
  addresses.setConnections(connections)
  return addresses.laneOf(model)
}

describe('the lane of a model', () => {
  it('is one for each connection, credential and model class', () => {
    const two = testConnectionTo(url, { name: 'two' })
    const otherKey = { ...one, keyLast4: '9999' }
    const lanes = [
      laneOf('one/claude-sonnet-5-5'),
      laneOf('one/claude-sonnet-5'),
      laneOf('one/claude-opus-5'),
      laneOf('two/claude-sonnet-5', [two]),
      laneOf('one/claude-sonnet-5', [otherKey]),
    ].map(({ lane }) => lane)
    expect(new Set(lanes).size).toBe(4)
    expect(lanes[0]).toBe(lanes[1])
  })

  it('shares the limit on money with every model of its credential', () => {
    expect(laneOf('one/claude-opus-5').credential).toBe(laneOf('one/claude-sonnet-5').credential)
  })

  it('begins carefully and ends at the limit of the connection', () => {
    expect(laneOf('one/x').limits).toEqual({ start: 16, max: 50 })
    expect(laneOf('one/x', [{ ...one, maxConcurrent: 2 }]).limits).toEqual({ start: 2, max: 2 })
  })

  it('begins at a limit that was measured', () => {
    expect(laneOf('one/x', [{ ...one, maxConcurrent: 5000 }], 5000).limits).toEqual({ start: 5000, max: 5000 })
  })

  it('has four places for an offline model', () => {
    expect(laneOf('offline/extract').limits).toEqual({ start: 4, max: 4 })
  })
})
