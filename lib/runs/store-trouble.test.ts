import { expect, it } from 'vitest'
import { createMemoryRunStore } from '../engine/testing/memory-run-store'
import { createStoreTrouble } from './store-trouble'

const full = () => {
  throw new Error('SQLITE_FULL: database or disk is full')
}
const snapshot = { runId: 'one', graph: { nodes: [], edges: [] }, inputs: {}, maxCostUsd: null }
const claim = { runId: 'one', fence: 0 }
const other = { runId: 'other', fence: 0 }
const started = { type: 'run.started' as const, seq: 1, at: 1 }

it('[E24] asks a database that refuses one run for that run alone, and says what is wrong until it takes something', async () => {
  const trouble = createStoreTrouble(async () => true)
  const memory = createMemoryRunStore(snapshot)
  const store = trouble.watch(memory)
  expect(trouble.reason()).toBeNull()

  memory.trouble = full
  await expect(store.append(claim, [started])).rejects.toThrow('SQLITE_FULL')
  expect(trouble.reason()).toContain('The disk of the database is full.')

  memory.trouble = null
  await expect(store.append(other, [started])).rejects.toMatchObject({ code: 'database_unavailable' })
  expect(memory.events).toEqual([])
  await store.append(claim, [started])
  expect(trouble.reason()).toBeNull()
  await store.append(other, [])
})

it('[E24] does not trust a full disk because something small found room on it', async () => {
  let isRoomy = false
  const trouble = createStoreTrouble(async () => isRoomy)
  const memory = createMemoryRunStore(snapshot)
  const store = trouble.watch(memory)
  memory.trouble = full
  await expect(store.append(claim, [started])).rejects.toThrow('SQLITE_FULL')

  memory.trouble = null
  await expect(store.append(claim, [started])).rejects.toMatchObject({ code: 'database_unavailable' })
  expect(memory.events).toEqual([])
  isRoomy = true
  await store.append(claim, [started])
  expect(trouble.reason()).toBeNull()
})

it('lets another run find out once the one in trouble is not driven any more', async () => {
  const trouble = createStoreTrouble(async () => true)
  const memory = createMemoryRunStore(snapshot)
  memory.trouble = full
  const store = trouble.watch(memory)
  await expect(store.append(claim, [started])).rejects.toThrow()
  trouble.forget('other')
  expect(trouble.reason()).not.toBeNull()
  trouble.forget('one')
  expect(trouble.reason()).toBeNull()
})

it('takes a mistake of ours for no trouble of the database', async () => {
  const trouble = createStoreTrouble(async () => true)
  const memory = createMemoryRunStore(snapshot)
  await expect(trouble.watch(memory).append(claim, [{ ...started, seq: 7 }])).rejects.toThrow('came after')
  expect(trouble.reason()).toBeNull()
})
