import { expect, it } from 'vitest'
import { ForbiddenAddressError, guardedLookup } from './guarded-lookup'

const look = (hostname: string) =>
  new Promise((resolve, reject) => {
    guardedLookup(hostname, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)))
  })

it('lets a name through that resolves to an address which may be called', async () => {
  expect(await look('localhost')).toEqual(expect.arrayContaining([expect.objectContaining({ address: '127.0.0.1' })]))
})

it('stops at an address that may not be called, by whatever name', async () => {
  await expect(look('169.254.169.254')).rejects.toBeInstanceOf(ForbiddenAddressError)
})
