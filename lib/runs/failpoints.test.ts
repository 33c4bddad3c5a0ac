import { expect, it } from 'vitest'
import type { Generate } from '../engine/model-call'
import { createMemoryRunStore } from '../engine/testing/memory-run-store'
import { armFailpoint, type FailpointName } from './failpoints'
import { createRunHub } from './run-hub'
import { withFailpoints } from './with-failpoints'

it('ends the process at the passing that the setting names, of the run that it names', () => {
  let ends = 0
  const passTwice = armFailpoint('last-byte:2', () => (ends += 1))
  passTwice?.('last-byte', 'a')
  passTwice?.('first-byte', 'a')
  expect(ends).toBe(0)
  passTwice?.('last-byte', 'b')
  expect(ends).toBe(1)

  const passOfRun = armFailpoint('claim:1@b', () => (ends += 1))
  passOfRun?.('claim', 'a')
  expect(ends).toBe(1)
  passOfRun?.('claim', 'b')
  expect(ends).toBe(2)
})

it('is armed by nothing else, and then the ports are the very same', () => {
  expect(armFailpoint(undefined, () => undefined)).toBeNull()
  expect(armFailpoint('', () => undefined)).toBeNull()
  expect(() => armFailpoint('somewhere:1', () => undefined)).toThrow('names no failpoint')
  expect(() => armFailpoint('last-byte', () => undefined)).toThrow('names no failpoint')
  const snapshot = { runId: 'a', graph: { nodes: [], edges: [] }, inputs: {}, maxCostUsd: null }
  const generate: Generate = () => Promise.reject(new Error('unused'))
  const ports = { store: createMemoryRunStore(snapshot), bus: createRunHub(), generate }
  expect(withFailpoints(ports, null)).toBe(ports)
})

it('tells every point of a call and of an append in order', async () => {
  const passed: FailpointName[] = []
  const snapshot = { runId: 'a', graph: { nodes: [], edges: [] }, inputs: {}, maxCostUsd: null }
  const answer = { text: 'Hi', model: null, stopReason: null, usage: null, costUsd: null, warnings: [] }
  const generate: Generate = async (_request, { onText }) => {
    onText('H')
    onText('i')
    return answer
  }
  const ports = { store: createMemoryRunStore(snapshot), bus: createRunHub(), generate }
  const { store, bus, generate: call } = withFailpoints(ports, (name) => void passed.push(name))
  const request = { model: 'a/b', system: null, segments: [], options: {}, purpose: 'branch' as const }
  const key = { runId: 'a', nodeId: 'n', branch: 0, attempt: 1 }
  const { signal } = new AbortController()
  await call({ ...request, answer: { type: 'text' } }, { key, signal, onText: () => undefined })
  const event = { type: 'run.cancelled' as const, seq: 1, at: 1 }
  await store.append({ runId: 'a', fence: 0 }, [event])
  bus.publish('a', [event])
  expect(passed).toEqual([
    ...['before-call', 'first-byte', 'last-byte'],
    ...['finalise', 'before-commit', 'after-commit', 'finalise', 'before-event'],
  ])
})
