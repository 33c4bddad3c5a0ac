import { expect, it } from 'vitest'
import { nameFor } from './name-for'

it('makes a slug of a label', () => {
  expect(nameFor('  Büro-Server (2) ', [])).toBe('bu-ro-server-2')
  expect(nameFor('***', [])).toBe('')
})

it('never takes a name that another has, nor that of the built-in models', () => {
  expect(nameFor('Local', ['local', 'local-2'])).toBe('local-3')
  expect(nameFor('Offline', [])).toBe('offline-2')
})
