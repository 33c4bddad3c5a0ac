import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages'
import type { ModelRequest } from '../engine/model-call'
import { isOfflineModel } from '../nodes/call-options'
import { buildRequest } from './build-request'
import type { Connection } from './connection'
import { connectionNameOf } from './model-id'
import type { Price } from './claude-models'
import { isFreeOfCharge, priceInForce } from './price-in-force'

/** What a server may put around a prompt: its own words on tools and on the form of the answer. */
const addedTokens = 1_000
/** A server that searches may pause its turn and be sent all of it again, five times at most. */
const mostTurns = 6
/** What a search brings into the prompt. No server promises a limit; results are far shorter than this. */
const tokensPerSearch = 30_000
/** Where no price for writing to a cache is known: no model has a dearer one than twice its input. */
const dearestWrite = 2

/**
 * The most that one try of a request can cost at the prices in force, in dollars. A prompt is taken to have a token for every byte,
 * of which no tokenizer makes more, and an answer to be as long as it may. 0: nothing for certain. null: the price is not known.
 *
 * @param at in milliseconds since 1970.
 */
export function worstCaseOf(request: ModelRequest, connections: readonly Connection[], at: number): number | null {
  if (isOfflineModel(request.model)) return 0
  const connection = connections.find(({ name }) => name === connectionNameOf(request.model))
  if (connection === undefined) return null
  const body = buildRequest(request, connection)
  const price = priceInForce(connection, body.model, at)
  if (price === null || isFreeOfCharge(price)) return price === null ? null : 0
  const sent = JSON.stringify(body)
  const searches = mostSearches(body)
  if (searches === null || (searches > 0 && price.webSearchUsd === null)) return null
  const inputTokens = Buffer.byteLength(sent) + addedTokens + searches * tokensPerSearch
  const tiers = price.tiers.filter((_tier, at) => (price.tiers[at - 1]?.upToInputTokens ?? 0) < inputTokens)
  const inputUsd = Math.max(...tiers.map((tier) => dearestInput(tier, sent)))
  const outputUsd = Math.max(...tiers.map((tier) => tier.outputUsd))
  const turns = searches === 0 ? 1 : mostTurns
  const tokensUsd = (turns * (inputTokens * inputUsd + body.max_tokens * outputUsd)) / 1_000_000
  return tokensUsd + (searches * (price.webSearchUsd ?? 0)) / 1_000
}

function dearestInput({ inputUsd, cacheWriteUsd, cacheWrite1hUsd }: Price, sent: string): number {
  if (!sent.includes('"cache_control"')) return inputUsd
  const writeUsd = sent.includes('"ttl":"1h"') ? cacheWrite1hUsd : cacheWriteUsd
  return Math.max(inputUsd, writeUsd ?? dearestWrite * inputUsd)
}

/** How often the server may search for one answer; null: as often as the model likes. */
export function mostSearches({ tools }: Pick<MessageCreateParamsStreaming, 'tools'>): number | null {
  return (tools ?? []).reduce<number | null>((sum, tool) => {
    if (!('type' in tool) || !tool.type?.startsWith('web_search')) return sum
    const most = 'max_uses' in tool ? (tool.max_uses ?? null) : null
    return sum === null || most === null ? null : sum + most
  }, 0)
}
