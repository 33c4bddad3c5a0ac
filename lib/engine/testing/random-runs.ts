import fc from 'fast-check'
import type { FlowNode, Graph } from '../../graph/document'
import { nodeDefinitions, type NodeData } from '../../nodes'
import { aggregateNode, graphOf, inputNode, outputNode, promptNode, sectionNode, voteNode } from './graphs'

/** What becomes of a branch's n-th try that was not cut off by a crash. */
export type Fate = 'succeed' | 'overloaded' | 'refused' | 'bad_request' | 'hang'

export type RandomRun = {
  graph: Graph
  /** By `node#branch`; past its end every try succeeds. */
  fates: Record<string, Fate[]>
  /** How long calls take, in milliseconds, taken in turn; two lists give two orders of arrival. */
  durations: number[]
  limit: number
}

const branches = { min: 1, max: 4 }

const join: fc.Arbitrary<NonNullable<NodeData<'aggregate'>['join']>> = fc.oneof(
  fc.constant({ wait: 'all' as const }),
  fc.record({
    wait: fc.constant('quorum' as const),
    count: fc.integer({ min: 1, max: 4 }),
    letRestFinish: fc.boolean(),
  }),
  fc.record({ wait: fc.constant('first' as const), letRestFinish: fc.boolean() }),
  fc.record({
    wait: fc.constant('deadline' as const),
    seconds: fc.integer({ min: 1, max: 30 }),
    letRestFinish: fc.boolean(),
  }),
)

/** `joins: 'all'`: every fan-in waits for all and forgives failures, so that nothing depends on who comes first. */
export type RunShape = { joins: 'any' | 'all' }

function node(id: string, { joins }: RunShape): fc.Arbitrary<FlowNode> {
  const options = { retries: fc.integer({ min: 0, max: 2 }), timeoutSeconds: fc.constant(20) }
  const call = fc.record({
    ...options,
    fallbackModels: fc.constantFrom<string[] | undefined>(undefined, ['test/fallback']),
  })
  const count = fc.integer(branches)
  const rule = fc.constantFrom<{ rule: 'concatenate' | 'synthesize'; model?: string }>(
    { rule: 'concatenate' },
    { rule: 'synthesize', model: 'test/two' },
  )
  const fanIn =
    joins === 'all'
      ? fc.constant({})
      : fc.record({
          join: fc.option(join, { nil: undefined }),
          onFailure: fc.constantFrom('continue' as const, 'fail' as const),
          minSucceeded: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        })
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(inputNode(id)) },
    { weight: 3, arbitrary: call.map((data) => promptNode(id, data)) },
    { weight: 3, arbitrary: fc.tuple(count, call).map(([sections, data]) => sectionNode(id, sections, data)) },
    { weight: 2, arbitrary: fc.tuple(count, call).map(([samples, data]) => voteNode(id, samples, data)) },
    { weight: 3, arbitrary: fc.tuple(rule, fanIn).map(([called, data]) => aggregateNode(id, { ...called, ...data })) },
    { weight: 1, arbitrary: fc.constant(outputNode(id)) },
  )
}

/** Graphs without cycles, as the canvas draws them: an edge leads from an earlier to a later node, none into an input or out of an output. */
function graph(shape: RunShape): fc.Arbitrary<Graph> {
  return fc
    .integer({ min: 1, max: 7 })
    .chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => node(`n${at}`, shape))))
    .chain((nodes) => {
      const pairs = nodes.flatMap((source, at) =>
        nodes
          .slice(at + 1)
          .filter((target) => nodeDefinitions[source.type].handles.output && nodeDefinitions[target.type].handles.input)
          .map((target) => `${source.id} > ${target.id}`),
      )
      return fc.subarray(pairs).map((edges) => graphOf(nodes, ...edges))
    })
}

const fate = fc.constantFrom<Fate>('succeed', 'succeed', 'overloaded', 'refused', 'bad_request', 'hang')

export function randomRun(shape: RunShape): fc.Arbitrary<RandomRun> {
  return graph(shape).chain((drawn) => {
    const names = drawn.nodes.flatMap(({ id }) => Array.from({ length: branches.max }, (_, at) => `${id}#${at}`))
    return fc.record({
      graph: fc.constant(drawn),
      fates: fc.record(Object.fromEntries(names.map((name) => [name, fc.array(fate, { maxLength: 4 })]))),
      durations: durations,
      limit: fc.constantFrom(1, 2, 100),
    })
  })
}

/** Shorter than the time-out: only a call that hangs meets it, however long the others take. */
export const durations = fc.array(fc.integer({ min: 1, max: 19_000 }), { minLength: 1, maxLength: 12 })
