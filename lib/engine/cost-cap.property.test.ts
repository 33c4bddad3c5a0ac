import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spendingOf } from './cost-cap'
import { aggregateNode, graphOf, outputNode, sectionNode } from './testing/graphs'
import { playRun, type Crash } from './testing/play-run'
import { durations, type Fate } from './testing/random-runs'

//   a (10) ──► join (calls a model) ──► end
const graph = graphOf(
  [
    sectionNode('a', 10, { retries: 2, timeoutSeconds: 20 }),
    aggregateNode('join', { rule: 'synthesize', model: 'test/two' }),
    outputNode('end'),
  ],
  'a > join',
  'join > end',
)
const names = [...Array.from({ length: 10 }, (_, at) => `a#${at}`), 'join#0']
const fate = fc.constantFrom<Fate>('succeed', 'succeed', 'succeed', 'overloaded', 'bad_request', 'hang')
const crash = fc.record({
  append: fc.integer({ min: 1, max: 15 }),
  when: fc.constantFrom<Crash['when']>('before', 'after'),
})

/** Floating point adds in another order here than there. */
const rounding = 1e-9

it(
  '[E50] 200 random limits with crashes: what the calls are charged is never above the limit',
  { timeout: 120_000 },
  async () => {
    const runs = fc.record({
      fates: fc.record(Object.fromEntries(names.map((name) => [name, fc.array(fate, { maxLength: 3 })]))),
      durations,
      limit: fc.constantFrom(1, 3, 100),
      crashes: fc.array(crash, { maxLength: 4 }),
      maxCostUsd: fc.double({ min: 0.01, max: 2, noNaN: true }),
      worst: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
      shares: fc.array(fc.constantFrom(0, 0.1, 0.5, 1), { minLength: 1, maxLength: 7 }),
      told: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(runs, async ({ crashes, maxCostUsd, worst, shares, told, ...script }) => {
        const worstCaseUsd = ({ model }: { model: string }) => (model === 'test/two' ? 2 * worst : worst)
        let calls = 0
        const run = await playRun({ ...script, graph }, crashes, {
          limit: {
            maxCostUsd,
            worstCaseUsd,
            billOf({ request }) {
              calls += 1
              const share = shares[calls % shares.length] ?? 1
              return { costUsd: share * worstCaseUsd(request), isTold: told[calls % told.length] ?? true }
            },
          },
        })
        expect(run.problems).toEqual([])
        expect(run.billedUsd()).toBeLessThanOrEqual(maxCostUsd + rounding)
        const { spentUsd, reservedUsd } = spendingOf(run.state())
        expect(reservedUsd).toBe(0)
        expect(spentUsd).toBeLessThanOrEqual(maxCostUsd + rounding)
        expect(run.billedUsd()).toBeLessThanOrEqual(spentUsd + rounding)
      }),
      { numRuns: 200 },
    )
  },
)
