import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexGraph } from './graph-index'
import { incomingNodes, topologicalOrder, upstreamIds } from './order'
import { fastestMs, graphOf, nodeOf } from './test-graph'

const named = (...ids: string[]) => ids.map((id) => nodeOf(id, 'prompt'))

//        ┌─► b ─┐
//   a ───┤      ├─► d
//        └─► c ─┘
const diamond = graphOf(named('d', 'c', 'b', 'a'), ['a b', 'a c', 'b d', 'c d'])

const processorMs = () => process.cpuUsage().user / 1000

describe('topologicalOrder', () => {
  it('puts every node behind what it depends on', () => {
    expect(topologicalOrder(diamond)).toEqual({ order: ['a', 'b', 'c', 'd'], cycle: [] })
  })

  it('keeps the declared order where it already fits', () => {
    const graph = graphOf(named('a', 'b', 'c', 'd'), ['a b', 'c d'])
    expect(topologicalOrder(graph).order).toEqual(['a', 'b', 'c', 'd'])
  })

  it('passes over self loops, edges to nowhere and repeated edges', () => {
    const graph = graphOf(named('a', 'b'), ['a a', 'a b', 'a b', 'a gone', 'gone b'])
    expect(topologicalOrder(graph)).toEqual({ order: ['a', 'b'], cycle: [] })
  })

  it('lists the nodes of a cycle in the direction of its edges, without what only hangs on it', () => {
    const graph = graphOf(named('in', 'a', 'b', 'c', 'out'), ['in a', 'a b', 'b c', 'c a', 'c out'])
    expect(topologicalOrder(graph).cycle).toEqual(['b', 'c', 'a'])
  })

  it('finds a cycle behind another cycle', () => {
    const graph = graphOf(named('a', 'b', 'c', 'd'), ['a b', 'b a', 'b c', 'c d', 'd c'])
    expect(indexGraph(graph).cycles.map((cycle) => [...cycle].toSorted())).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('orders any graph that has no cycle so that each edge leads forward', () => {
    const edge = fc.tuple(fc.nat(30), fc.nat(30))
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 80 }), (pairs) => {
        const ids = Array.from({ length: 31 }, (_, at) => `n${at}`)
        // Always from the lower to the higher number: no cycle can arise. Declared backwards, so that there is work to do.
        const edges = pairs.filter(([a, b]) => a !== b).map(([a, b]) => `n${Math.min(a, b)} n${Math.max(a, b)}`)
        const { order, cycle } = topologicalOrder(graphOf(named(...ids.toReversed()), edges))
        expect(cycle).toEqual([])
        expect(order.toSorted()).toEqual(ids.toSorted())
        for (const [source = '', target = ''] of edges.map((text) => text.split(' '))) {
          expect(order.indexOf(source)).toBeLessThan(order.indexOf(target))
        }
      }),
    )
  })

  it('takes a chain of 10,000 nodes without overflowing the stack', () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `n${at}`)
    const chain = graphOf(
      named(...ids.toReversed()),
      ids.slice(1).map((id, at) => `n${at} ${id}`),
    )
    expect(topologicalOrder(chain).order).toEqual(ids)
    expect(fastestMs(() => topologicalOrder(chain), processorMs)).toBeLessThan(200)
  })
})

describe('looking upstream', () => {
  it('finds everything before a node, near and far', () => {
    expect([...upstreamIds(diamond, 'd')].toSorted()).toEqual(['a', 'b', 'c'])
    expect(upstreamIds(diamond, 'a')).toEqual(new Set())
  })

  it('lists direct predecessors in the order of the edges, each once', () => {
    const graph = graphOf(named('a', 'b', 'c'), ['b c', 'a c', 'b c', 'gone c'])
    expect(incomingNodes(graph, 'c').map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
