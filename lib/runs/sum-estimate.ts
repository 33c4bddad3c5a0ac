import { countNodeCalls } from '../graph/count-calls'
import type { Graph } from '../graph/document'
import { nameOfNode } from '../graph/node-facts'
import { isOfflineModel } from '../nodes/call-options'
import type { Connection } from '../models/connection'
import { addRange, zero, type NodeEstimate, type Range, type RunEstimate } from '../models/estimate/run-estimate'
import { connectionNameOf } from '../models/model-id'
import type { PricedCall } from './price-plan'

/** The figures of a run of the graph, in all and by node, with what they rest on. */
export function sumEstimate(
  graph: Graph,
  calls: readonly PricedCall[],
  connections: readonly Connection[],
): RunEstimate {
  let knownUsd: Range | null = null
  const nodes = graph.nodes.flatMap((node): NodeEstimate[] => {
    const own = calls.filter(({ call }) => call.nodeId === node.id)
    if (own.length === 0) return []
    const least = leastCalls(node, graph, own.length)
    const part = (range: Range): Range => ({ low: (range.low * least) / own.length, high: range.high })
    const costUsd = sumKnown(own.map((one) => one.costUsd))
    const known = own.flatMap((one) => one.costUsd ?? [])
    if (known.length > 0) knownUsd = addRange(knownUsd ?? zero, part(known.reduce(addRange, zero)))
    return [
      {
        nodeId: node.id,
        label: nameOfNode(node),
        models: [...new Set(own.map(({ call }) => call.request.model))],
        calls: { low: least, high: own.length },
        inputTokens: part(own.map((one) => one.inputTokens).reduce(addRange, zero)),
        outputTokens: part(own.map((one) => one.outputTokens).reduce(addRange, zero)),
        costUsd: costUsd === null ? null : part(costUsd),
        atMostUsd: sumAll(own.map((one) => one.atMostUsd)),
      },
    ]
  })
  const unpriced = [...new Set(calls.filter(({ costUsd }) => costUsd === null).map(({ call }) => call.request.model))]
  const tokens = nodes.map((node) => addRange(node.inputTokens, node.outputTokens)).reduce(addRange, zero)
  return {
    calls: nodes.map((node) => node.calls).reduce(addRange, zero),
    tokens,
    costUsd: knownUsd ?? (unpriced.length > 0 ? null : zero),
    atMostUsd: sumAll(nodes.map(({ atMostUsd }) => atMostUsd)),
    isFree: calls.every(({ call }) => isOfflineModel(call.request.model)),
    unpriced,
    webSearches: searchesOf(calls),
    restsOn: sentences(calls, nodes, connections),
    nodes,
  }
}

/** A vote may end early: then no fewer answer than more than half. A rule that asks models may be sure before it has asked all. */
function leastCalls(node: Graph['nodes'][number], graph: Graph, calls: number): number {
  if (node.type === 'aggregate') return Math.min(calls, countNodeCalls(node, graph).least)
  const mayStop = node.type === 'vote' && node.data.stop !== undefined && node.data.stop.rule !== 'never'
  return mayStop ? Math.floor(calls / 2) + 1 : calls
}

function sumKnown(costs: readonly (Range | null)[]): Range | null {
  return costs.reduce<Range | null>((sum, cost) => (sum === null || cost === null ? null : addRange(sum, cost)), zero)
}

function sumAll(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0)
}

function searchesOf(calls: readonly PricedCall[]): RunEstimate['webSearches'] {
  const found = calls.flatMap(({ searches }) => searches ?? [])
  const [first] = found
  if (first === undefined) return null
  return { atMost: sumAll(found.map(({ atMost }) => atMost)), usdPerThousand: first.usdPerThousand }
}

function sentences(
  calls: readonly PricedCall[],
  nodes: readonly NodeEstimate[],
  connections: readonly Connection[],
): string[] {
  const billed = calls.filter(({ counted }) => counted !== 'offline')
  if (billed.length === 0) return ['Offline models compute on this machine and cost nothing.']
  const counted = billed.filter((one) => one.counted === 'counted')
  const by = [...new Set(counted.map(({ call }) => labelOf(call.request.model, connections)))].join(' and ')
  const all = billed.length
  const assumed = billed.filter(({ isSeen }) => !isSeen).map(({ outputTokens }) => outputTokens)
  const low = Math.min(...assumed.map((range) => range.low))
  const high = Math.max(...assumed.map((range) => range.high))
  const given = [
    counted.length === 0
      ? 'Tokens of the prompts estimated from their length.'
      : `Tokens of ${counted.length === all ? 'all' : `${counted.length} of ${all}`} prompts counted by ${by}${counted.length === all ? '' : ', the others estimated from their length'}.`,
    assumed.length === 0
      ? 'Answers as long as in the last run.'
      : `Answers${assumed.length === all ? '' : ` of ${assumed.length} of ${all} calls`} assumed to have ${format(low)} to ${format(high)} tokens${assumed.length === all ? '' : ', the others as in the last run'}.`,
    nodes.some((node) => node.calls.low < node.calls.high)
      ? 'The lower end takes votes and comparisons to end as early as they can.'
      : null,
    'Every call succeeds at its first attempt.',
    calls.some(({ searches }) => searches !== null) ? 'What searches find is billed as input on top.' : null,
  ]
  return given.filter((sentence) => sentence !== null)
}

const format = (tokens: number) => Math.round(tokens).toLocaleString('en-US')

function labelOf(model: string, connections: readonly Connection[]): string {
  const name = connectionNameOf(model)
  return connections.find((connection) => connection.name === name)?.label ?? name
}
