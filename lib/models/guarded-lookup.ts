import { lookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { addressKind } from './address-kind'

/** A name that resolves to an address no model server answers on: a mistake, or somebody reaching for a metadata service. */
export class ForbiddenAddressError extends Error {
  readonly code = 'EFORBIDDENADDRESS'
}

/**
 * Resolves a name for the very connection that is about to be made, so that a name cannot pass the check with one address and be
 * connected to with another.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '')
    const allowed = addresses.filter(({ address }) => addressKind(address) !== 'forbidden')
    const [first] = allowed
    if (first === undefined)
      return callback(new ForbiddenAddressError(`${hostname} has no address that may be called`), '')
    if (options.all === true) return callback(null, allowed satisfies LookupAddress[])
    callback(null, first.address, first.family)
  })
}
