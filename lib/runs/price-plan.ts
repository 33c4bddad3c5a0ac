import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages'
import type { RuleName } from '../aggregation/rule-name'
import { readMarks, type AheadCall, type AheadPlan, type Mark } from '../executors/plan-ahead'
import type { Graph } from '../graph/document'
import { isOfflineModel } from '../nodes/call-options'
import { isAnthropic } from '../models/base-url'
import { buildRequest } from '../models/build-request'
import type { Price } from '../models/claude-models'
import type { Connection } from '../models/connection'
import { countedPart } from '../models/count-tokens'
import { usualLength, type AnswerLength, type SeenLengths } from '../models/estimate/answer-length'
import { localError, localTokens } from '../models/estimate/local-tokens'
import { addRange, zero, type Range } from '../models/estimate/run-estimate'
import { estimateCachedInput } from '../models/estimate-cached-input'
import { connectionNameOf } from '../models/model-id'
import { priceInForce, tierFor, type PriceInForce } from '../models/price-in-force'
import { promptCacheKeys } from '../models/prompt-cache-keys'
import { mostSearches, worstCaseOf } from '../models/worst-case'

/** A call that is made over a connection: what is sent, and what is known of its size. */
export type SentCall = {
  call: AheadCall
  connection: Connection
  body: MessageCreateParamsStreaming
  /** Of answers that are not there yet. */
  marks: readonly Mark[]
  knownLength: number
  /** The fraction of it that is marked to be kept for calls that begin the same way. */
  keptShare: number
}

/** `costUsd` and `atMostUsd` null: the price is not known. */
export type PricedCall = {
  call: AheadCall
  inputTokens: Range
  outputTokens: Range
  costUsd: Range | null
  atMostUsd: number | null
  /** How its prompt was measured. */
  counted: 'counted' | 'estimated' | 'offline'
  /** Its answer is taken to be as long as in the last run. */
  isSeen: boolean
  searches: { atMost: number | null; usdPerThousand: number | null } | null
}

/** Writes the calls of a plan as they will be sent. Those of offline models, and of connections that are not there, are left out. */
export function writeCalls({ calls }: AheadPlan, connections: readonly Connection[]): SentCall[] {
  return calls.flatMap((call): SentCall[] => {
    const connection = connections.find(({ name }) => name === connectionNameOf(call.request.model))
    if (connection === undefined) return []
    const body = buildRequest(call.request, connection)
    const text = JSON.stringify(countedPart(body))
    // Quotes inside of a prompt are escaped: this is a mark of ours.
    const keptUntil = Math.max(0, text.lastIndexOf('"cache_control":{'))
    return [{ call, connection, body, ...readMarks(text), keptShare: keptUntil / text.length }]
  })
}

type PlanPrices = {
  plan: AheadPlan
  sent: readonly SentCall[]
  graph: Graph
  connections: readonly Connection[]
  /** Tokens of the prompts that a server has counted. */
  counts: ReadonlyMap<SentCall, number>
  seen: SeenLengths
  now: number
}

/** What each call of a plan will plausibly take, and at most. */
export function pricePlan({ plan, sent, graph, connections, counts, seen, now }: PlanPrices): PricedCall[] {
  const sentOf = new Map(sent.map((one) => [one.call, one]))
  const lengths = new Map(plan.calls.map((call) => [call, lengthOf(call, sentOf.get(call), seen)]))
  const wordsOf = measureMarks(plan, graph, lengths, sentOf)
  const factor = calibrations(counts)
  const siblingsOf = countSiblings(plan, connections)

  return plan.calls.map((call): PricedCall => {
    const one = sentOf.get(call)
    const { model } = call.request
    const isSeen = seen.has(call.nodeId)
    if (isOfflineModel(model)) return { call, ...free, counted: 'offline', isSeen }
    const length = lengths.get(call) ?? { billed: zero, words: zero }
    const unknown = { call, outputTokens: length.billed, costUsd: null, atMostUsd: null, isSeen, searches: null }
    if (one === undefined) return { ...unknown, inputTokens: zero, counted: 'estimated' }

    const said = one.marks.map(wordsOf)
    const tokens = counts.get(one)
    const known = tokens === undefined ? estimated(one, factor.get(model)) : { low: tokens, high: tokens }
    const inputTokens = said.reduce(addRange, known)
    const counted = tokens === undefined ? 'estimated' : 'counted'
    const price = priceInForce(one.connection, one.body.model, now)
    if (price === null) return { ...unknown, inputTokens, counted }
    const mostSaid = said.reduce((sum, { most }) => sum + most, 0)
    const worstUsd = worstCaseOf(call.request, connections, now)
    const dearest = Math.max(...price.tiers.map(({ inputUsd }) => inputUsd))
    return {
      ...unknown,
      inputTokens,
      counted,
      costUsd: costOf(inputTokens, length.billed, price, { keptShare: one.keptShare, siblings: siblingsOf(call) }),
      atMostUsd: worstUsd === null ? null : worstUsd + (mostSaid * dearest) / 1_000_000,
      searches: searchesOf(one.body, price),
    }
  })
}

const free = { inputTokens: zero, outputTokens: zero, costUsd: zero, atMostUsd: 0, searches: null }

type Kept = { keptShare: number; siblings: number }

function costOf(input: Range, output: Range, { tiers }: PriceInForce, kept: Kept): Range | null {
  const [low, high] = [tierFor(tiers, input.low), tierFor(tiers, input.high)]
  if (low === null || high === null) return null
  return {
    low: inputCost(input.low, low, kept).lowUsd + (output.low * low.outputUsd) / 1_000_000,
    high: inputCost(input.high, high, kept).highUsd + (output.high * high.outputUsd) / 1_000_000,
  }
}

/** One call's part of what the input of all costs that begin the same way. */
function inputCost(tokens: number, price: Price, { keptShare, siblings }: Kept): { lowUsd: number; highUsd: number } {
  const prefixTokens = tokens * keptShare
  const fanOut = { prefixTokens, ownTokens: tokens - prefixTokens, siblings, price }
  const plain = { lowUsd: (tokens * price.inputUsd) / 1_000_000, highUsd: (tokens * price.inputUsd) / 1_000_000 }
  const all = estimateCachedInput({ ...fanOut, takesCache: keptShare > 0 })
  return all === null ? plain : { lowUsd: all.lowUsd / siblings, highUsd: all.highUsd / siblings }
}

/** How many calls begin like this one, itself included. */
function countSiblings({ calls }: AheadPlan, connections: readonly Connection[]): (call: AheadCall) => number {
  const cacheKeyOf = promptCacheKeys(connections)
  const counts = new Map<string, number>()
  for (const { request } of calls) {
    const key = cacheKeyOf(request)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return ({ request }) => counts.get(cacheKeyOf(request) ?? '') ?? 1
}

function searchesOf(body: MessageCreateParamsStreaming, price: PriceInForce): PricedCall['searches'] {
  const atMost = mostSearches(body)
  return atMost === 0 ? null : { atMost, usdPerThousand: price.webSearchUsd }
}

function lengthOf(call: AheadCall, one: SentCall | undefined, seen: SeenLengths): AnswerLength {
  const thinks = one !== undefined && isAnthropic(one.connection.baseUrl)
  return seen.get(call.nodeId) ?? usualLength(call.request, thinks, one?.body.max_tokens ?? Infinity)
}

/** How far a server's counts are from our own, by model: what it did not count is then better known, too. */
function calibrations(counts: ReadonlyMap<SentCall, number>): ReadonlyMap<string, number> {
  const sums = new Map<string, { counted: number; local: number }>()
  for (const [{ call, knownLength }, tokens] of counts) {
    const { model } = call.request
    const sum = sums.get(model) ?? { counted: 0, local: 0 }
    sums.set(model, { counted: sum.counted + tokens, local: sum.local + localTokens(knownLength, model) })
  }
  return new Map([...sums].map(([model, { counted, local }]) => [model, counted / Math.max(1, local)]))
}

function estimated({ call, knownLength }: SentCall, factor: number | undefined): Range {
  const tokens = localTokens(knownLength, call.request.model)
  if (factor !== undefined) return { low: tokens * factor * 0.9, high: tokens * factor * 1.1 }
  return { low: tokens * localError.low, high: tokens * localError.high }
}

type Words = Range & { most: number }

/** Rules whose result is about as long as all that they combine, or as one of it; of any other it is a short text. */
const joins = new Set<RuleName>(['concatenate', 'sectionJoin', 'jsonMerge', 'mergeFindings'])
const picks = new Set<RuleName>(['medoid', 'similarityVote'])
const short: Words = { low: 20, high: 300, most: 1_000 }

/** How long what a mark stands for will be, in tokens. */
function measureMarks(
  { calls, combined }: AheadPlan,
  graph: Graph,
  lengths: ReadonlyMap<AheadCall, AnswerLength>,
  sentOf: ReadonlyMap<AheadCall, SentCall>,
): (mark: Mark) => Words {
  const rules = new Map(graph.nodes.flatMap((node) => (node.type === 'aggregate' ? [[node.id, node.data.rule]] : [])))
  const measured = new Map<Mark, Words>()
  for (const call of calls) {
    const words = lengths.get(call)?.words ?? zero
    measured.set(call.said, { ...words, most: sentOf.get(call)?.body.max_tokens ?? words.high })
  }
  // In the order of the graph: what a rule combines stands before it.
  for (const { nodeId, of, said } of combined) {
    const parts = of.map((mark) => measured.get(mark) ?? short)
    const rule = rules.get(nodeId)
    if (rule !== undefined && joins.has(rule)) measured.set(said, parts.reduce(sumWords, { ...zero, most: 0 }))
    else measured.set(said, rule !== undefined && picks.has(rule) ? parts.reduce(longer, short) : short)
  }
  return (mark) => measured.get(mark) ?? short
}

const sumWords = (one: Words, other: Words): Words => ({ ...addRange(one, other), most: one.most + other.most })
const longer = (one: Words, other: Words): Words => (one.high >= other.high ? one : other)
