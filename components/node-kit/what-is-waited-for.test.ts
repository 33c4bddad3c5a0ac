import { expect, it } from 'vitest'
import { whatIsWaitedFor } from './what-is-waited-for'

it('says in a few words what a branch waits for', () => {
  expect(
    [
      'Waiting for the rate limit of this model.',
      'Anthropic asks us to slow down.',
      'Waiting for the server, which is overloaded.',
      'Anthropic is overloaded.',
      'The connection to Anthropic was lost.',
      null,
    ].map(whatIsWaitedFor),
  ).toEqual([
    'waiting for the rate limit',
    'waiting for the rate limit',
    'waiting for the server',
    'waiting for the server',
    'waiting to try again',
    'waiting',
  ])
})
