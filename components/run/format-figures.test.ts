import { describe, expect, it } from 'vitest'
import { formatCached, formatCost, formatDuration, formatUsage, formatValue, plural } from './format-figures'

describe('figures for people', () => {
  it('say durations in the unit that fits', () => {
    const said = [0, 42, 99.4, 840, 9949, 9951, 59_400, 60_000, 125_000, 3_780_000].map(formatDuration)
    expect(said).toEqual([
      '0 ms',
      '42 ms',
      '99 ms',
      '0.8 s',
      '9.9 s',
      '10 s',
      '59 s',
      '1 min',
      '2 min 5 s',
      '1 h 3 min',
    ])
  })

  it('never show an unknown figure as zero', () => {
    expect([formatDuration(null), formatCost(null), formatUsage(null), formatValue(null)]).toEqual(
      Array(4).fill('unknown'),
    )
  })

  it('say small costs exactly enough to compare', () => {
    expect([0, 0.00002, 0.0042, 0.214, 12.5].map(formatCost)).toEqual([
      'free',
      'under $0.0001',
      '$0.0042',
      '$0.21',
      '$12.50',
    ])
  })

  it('leave out the half of the tokens that is not known', () => {
    const usage = { inputTokens: 1204, outputTokens: null, cacheReadTokens: null, cacheWriteTokens: null }
    expect(formatUsage(usage)).toBe('1,204 in')
  })

  it('say what a cache of prompts had, and nothing where it took no part', () => {
    const usage = { inputTokens: 12, outputTokens: 310, cacheReadTokens: 0, cacheWriteTokens: null }
    expect(formatCached(usage)).toBeNull()
    expect(formatCached({ ...usage, cacheReadTokens: 11_800 })).toBe('11.8K read from the cache')
    expect(formatCached({ ...usage, cacheReadTokens: 900, cacheWriteTokens: 400 })).toBe(
      '900 read from the cache, 400 written to it',
    )
  })

  it('keep the unit of a value', () => {
    expect(formatValue(1234.5678, 'bn USD')).toBe('1,234.57 bn USD')
  })

  it('count in words', () => {
    expect([plural(1, 'branch', 'branches'), plural(1200, 'branch', 'branches')]).toEqual([
      '1 branch',
      '1,200 branches',
    ])
  })
})
