import { expect, it } from 'vitest'
import { createRun, readRunStatus } from '../db/runs'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow } from '../db/workflows'
import { graphOf, inputNode, outputNode } from '../engine/testing/graphs'
import { createHandClock } from '../engine/testing/hand-clock'
import { keepRunsGoing } from './resume-runs'

withTestDatabase()

it('[E58] takes up a run that nobody drives within half a minute, until the process is asked to end', async () => {
  const field = { name: 'topic', type: 'text' as const, default: 'Tea' }
  const graph = graphOf([inputNode('brief', [field]), outputNode('end')], 'brief > end')
  const { id: workflowId } = await createWorkflow({ format: 'parallax.workflow/1', name: 'Test', ...graph })
  const asked = { workflowId, workflowName: 'Test', graph, inputs: {}, maxCostUsd: null, idempotencyKey: null }
  const clock = createHandClock()
  const ending = new AbortController()
  await keepRunsGoing(clock, ending.signal)

  const { runId } = await createRun(asked)
  await clock.advance(29_999)
  expect(await readRunStatus(runId)).toBe('queued')
  await clock.advance(1)
  await expect.poll(() => readRunStatus(runId)).toBe('succeeded')

  await expect.poll(() => clock.waiting()).toBe(1)
  ending.abort()
  await clock.advance(30_000)
  await expect.poll(() => clock.waiting()).toBe(0)
})
