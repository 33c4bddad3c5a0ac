import { expect, it } from 'vitest'
import { modelClassOf } from './model-class'

it.each([
  ['anthropic/claude-sonnet-5-5', 'claude-sonnet-5'],
  ['anthropic/claude-sonnet-5', 'claude-sonnet-5'],
  ['anthropic/claude-haiku-4-5-20251001', 'claude-haiku-4'],
  ['anthropic/claude-mythos-preview', 'claude-mythos-preview'],
  ['router/anthropic/claude-sonnet-5', 'anthropic/claude-sonnet-5'],
  ['local/llama-3.3-70b', 'llama-3.3-70b'],
])('counts %s as %s', (reference, expected) => {
  expect(modelClassOf(reference)).toBe(expected)
})
