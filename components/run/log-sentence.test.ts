import { expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import type { RunEvent } from '@/lib/engine/run-event'
import { logSentence } from './log-sentence'

const names = { node: () => 'Vote', branch: (_: string, branch: number) => `Vote, voter ${branch + 1}` }
const say = (event: RunEvent) => logSentence(event, names)
const at = { seq: 1, at: 10_000, nodeId: 'vote' }

it('tells a retry with its cause and its wait', () => {
  const failed = {
    ...at,
    type: 'branch.failed',
    branch: 1,
    attempt: 1,
    error: { code: 'overloaded', message: 'The server is overloaded.' },
    retryAt: 12_000,
    partialText: '',
    usage: null,
    costUsd: null,
    possiblyBilled: true,
  } as const
  expect(say(failed)).toBe(
    'Vote, voter 2 failed and will be tried again in 2 s: The server is overloaded. The call may have been billed.',
  )
  expect(say({ ...failed, retryAt: null, possiblyBilled: false })).toBe(
    'Vote, voter 2 failed: The server is overloaded.',
  )
})

it('counts the branches that a node opens and leaves the count out where there are none', () => {
  const branches = [{ label: 'a', model: null }]
  expect(say({ ...at, type: 'node.started', branches })).toBe('Vote opened 1 branch.')
  expect(say({ ...at, type: 'node.started', branches: [] })).toBe('Vote started.')
})

it('tells by which rule a result was made once more, and on how many branches it rests', () => {
  const aggregation = aggregate('concatenate', {}, { branches: branchesOf(['a', null]), answer: { type: 'text' } })
  expect(say({ ...at, type: 'node.reaggregated', aggregation, output: null, contentHash: '' })).toBe(
    'Vote was aggregated another way: Concatenate. It rests on 1 of 2 branches.',
  )
})

it('names the attempt from the second one on', () => {
  const started = { ...at, type: 'branch.started', branch: 0, attempt: 1, model: 'offline/lexicon' } as const
  expect(say(started)).toBe('Vote, voter 1 started with offline/lexicon.')
  expect(say({ ...started, attempt: 2 })).toBe('Vote, voter 1 started attempt 2 with offline/lexicon.')
})
