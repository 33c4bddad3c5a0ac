import { expect, it } from 'vitest'
import { claimInAddress, readClaim } from './lit-quotes'

it('writes a claim into an address and reads it again, numbered as people count', () => {
  const claim = { nodeId: 'write.up', claim: 2 }
  expect(claimInAddress(claim)).toBe('write.up.3')
  expect(readClaim('write.up.3')).toEqual(claim)
})

it('reads nothing out of what names no claim', () => {
  expect(['write', 'write.0', '.3', 'write.x', ''].map(readClaim)).toEqual([null, null, null, null, null])
})
