import { expect, it } from 'vitest'
import { getPrisma } from '../db/client'
import { prismaRunStore as store } from '../db/run-store'
import { createRun } from '../db/runs'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow } from '../db/workflows'
import { mostRecoveries } from '../engine/recovery-limit'
import { aggregateNode, graphOf, outputNode, sectionNode } from '../engine/testing/graphs'
import { readRunView } from './read-run'
import { resumeUnfinishedRuns } from './resume-runs'

withTestDatabase()

it('[E57] a run under which three recoveries ended is stopped with a plain reason, and nothing of it stays open', async () => {
  const graph = graphOf([sectionNode('a', 2), aggregateNode('join'), outputNode('end')], 'a > join', 'join > end')
  const { id: workflowId } = await createWorkflow({ format: 'parallax.workflow/1', name: 'Test', ...graph })
  const asked = { workflowId, workflowName: 'Test', graph, inputs: {}, maxCostUsd: null, idempotencyKey: null }
  const { runId } = await createRun(asked)
  const claim = await store.claim(runId, 'the first process')
  if (claim === null) throw new Error('The test expected to get the run.')
  const branch = (at: number) => ({ label: `${at}`, model: 'test/one' })
  await store.append(claim, [
    { type: 'run.started', seq: 1, at: 1 },
    { type: 'node.started', seq: 2, at: 2, nodeId: 'a', branches: [branch(1), branch(2)] },
    { type: 'branch.started', seq: 3, at: 3, nodeId: 'a', branch: 0, attempt: 1, model: 'test/one' },
  ])
  for (let recovery = 0; recovery < mostRecoveries; recovery += 1) {
    await getPrisma().run.update({ where: { id: runId }, data: { leaseOwner: null } })
    await store.claim(runId, `process ${recovery}`)
  }
  await getPrisma().run.update({ where: { id: runId }, data: { leaseOwner: null } })

  await resumeUnfinishedRuns()
  const run = await readRunView(runId, 10)
  expect(run).toMatchObject({ status: 'failed', error: { code: 'server_ended' } })
  expect(run.error?.message).toContain('This run was stopped: the server ended three times while it was working on it.')
  expect(run.nodes.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped'])
  expect(run.nodes[0]?.branches.map(({ status }) => status)).toEqual(['failed', 'skipped'])
})
