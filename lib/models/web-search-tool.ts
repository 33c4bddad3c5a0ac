import type { WebSearchTool20260318 } from '@anthropic-ai/sdk/resources/messages'
import type { ModelRequest } from '../engine/model-call'
import { webSearchOf } from '../nodes/call-options'
import { takes } from './features'
import type { Connection } from './connection'

/**
 * The tool with which the server searches the web by itself; null where it is not asked for, or cannot be had. A call that combines
 * or judges the outputs of branches never gets it, whatever its options: what an output asks for must not reach the network.
 */
export function webSearchToolOf(
  { purpose, options }: Pick<ModelRequest, 'purpose' | 'options'>,
  connection: Connection,
): WebSearchTool20260318 | null {
  const wanted = purpose === 'branch' ? webSearchOf(options) : null
  if (wanted === null || !takes(connection, 'webSearch')) return null
  const { maxUses, allowedDomains = [], blockedDomains = [] } = wanted
  return {
    type: 'web_search_20260318',
    name: 'web_search',
    // Results go to the model as they are. Filtering them by code is a tool more, which older models do not have.
    allowed_callers: ['direct'],
    ...(maxUses === undefined ? {} : { max_uses: maxUses }),
    ...(allowedDomains.length === 0 ? {} : { allowed_domains: trimmed(allowedDomains) }),
    ...(blockedDomains.length === 0 ? {} : { blocked_domains: trimmed(blockedDomains) }),
  }
}

const trimmed = (domains: readonly string[]) => domains.map((domain) => domain.trim())
