import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Redo } from './redo'
import type { RunState } from './run-state'
import { contentOf } from './testing/content-of'
import { playRun, type Crash } from './testing/play-run'
import { randomRun, type RandomRun, type RunShape } from './testing/random-runs'
import type { ScriptedCall } from './testing/scripted-dispatcher'

const crashes: fc.Arbitrary<Crash[]> = fc.array(
  fc.record({ append: fc.integer({ min: 1, max: 8 }), when: fc.constantFrom('before' as const, 'after' as const) }),
  // The third interruption of a branch fails it, and a run without crashes would not have that.
  { maxLength: 2 },
)

/** A run, and what of it is to be redone: some of its nodes, some of its branches. */
const scripts = (shape: RunShape) =>
  randomRun(shape).chain((script) => {
    const redo = script.graph.nodes
      .filter(({ type }) => type === 'prompt' || type === 'section' || type === 'vote')
      .flatMap(({ id }): Redo[] => [{ nodeId: id }, { nodeId: id, branch: 0 }])
    return fc.tuple(fc.constant(script), fc.subarray(redo), crashes)
  })

const isToRedo = (redo: readonly Redo[], { nodeId, branch }: { nodeId: string; branch: number }) =>
  redo.some((one) => one.nodeId === nodeId && (one.branch === undefined || one.branch === branch))

/** Says what it was asked, so that another question has another answer; `round` tells one asking from the next. */
const answerOf = (call: ScriptedCall, round: number) =>
  `${call.key.nodeId}#${call.key.branch} in round ${round} of <${call.request.segments.map(({ text }) => text).join()}>`

async function playBase(script: RandomRun) {
  const run = await playRun(script, [], { answer: (call) => answerOf(call, 1) })
  const snapshot = { runId: 'base', graph: script.graph, inputs: {}, maxCostUsd: null }
  return { run, base: { snapshot, events: run.store.events } }
}

const withoutFailures = (script: RandomRun): RandomRun => ({ ...script, fates: {} })
const outputs = ({ nodes }: RunState) =>
  nodes.map(({ nodeId, status, output, branches }) => [nodeId, status, output, branches.map((branch) => branch.output)])

it('[E47] keeps every answer that would be asked for alike, calls everything else once, and ends as a fresh run would', async () => {
  await fc.assert(
    fc.asyncProperty(scripts({ joins: 'all' }), async ([script, redo, points]) => {
      const { run: first, base } = await playBase(script)
      const asked = new Map(
        first.dispatcher.calls.map((call) => [`${call.key.nodeId}#${call.key.branch}`, call.request]),
      )
      const before = new Map(first.state().nodes.map((node) => [node.nodeId, node]))
      const answer = (call: ScriptedCall) => answerOf(call, isToRedo(redo, call.key) ? 2 : 1)
      const again = { base, redo, contentHash: (value: unknown) => JSON.stringify(value) }
      const run = await playRun(withoutFailures(script), points, { again, answer })
      expect(run.problems).toEqual([])

      const calls = run.store.events.flatMap((event) => (event.type === 'branch.succeeded' ? [event] : []))
      const kept = run.store.events.flatMap((event) => (event.type === 'branch.kept' ? [event] : []))
      for (const { nodeId, branch } of kept) {
        expect(before.get(nodeId)?.branches[branch]?.status).toBe('succeeded')
        expect(isToRedo(redo, { nodeId, branch })).toBe(false)
      }
      for (const { key, request } of run.dispatcher.calls) {
        const hadAnswer = before.get(key.nodeId)?.branches[key.branch]?.status === 'succeeded'
        const earlier = asked.get(`${key.nodeId}#${key.branch}`)
        const isAlike = earlier !== undefined && contentOf(earlier) === contentOf(request)
        if (hadAnswer && isAlike) expect(isToRedo(redo, key)).toBe(true)
      }
      const settled = [...calls, ...kept].map(({ nodeId, branch }) => `${nodeId}#${branch}`)
      expect(new Set(settled).size).toBe(settled.length)
      const ends = run.store.events.flatMap((event) => (event.type === 'node.succeeded' ? [event.nodeId] : []))
      expect(new Set(ends).size).toBe(ends.length)

      const fresh = await playRun(withoutFailures(script), [], { answer })
      expect(outputs(run.state())).toEqual(outputs(fresh.state()))
    }),
    { numRuns: 60 },
  )
})

it('[E48] never keeps what is to be redone, whatever the joins and wherever it is cut off', async () => {
  await fc.assert(
    fc.asyncProperty(scripts({ joins: 'any' }), async ([script, redo, points]) => {
      const { base } = await playBase(script)
      const again = { base, redo, contentHash: (value: unknown) => JSON.stringify(value) }
      const run = await playRun(withoutFailures(script), points, { again, answer: (call) => answerOf(call, 2) })
      expect(run.problems).toEqual([])
      const kept = run.store.events.flatMap((event) => (event.type === 'branch.kept' ? [event] : []))
      expect(kept.filter((event) => isToRedo(redo, event))).toEqual([])
    }),
    { numRuns: 40 },
  )
})
