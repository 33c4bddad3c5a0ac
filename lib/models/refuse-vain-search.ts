import { ModelCallError, type ModelRequest } from '../engine/model-call'
import { webSearchOf } from '../nodes/call-options'
import type { Connection } from './connection'
import { takes } from './features'

/**
 * An answer that was to rest on the web and does not is worse than none. The check before a run finds most of it; a connection may
 * have changed since. @throws ModelCallError
 */
export function refuseVainSearch({ purpose, options }: ModelRequest, connection: Connection): void {
  if (purpose !== 'branch' || webSearchOf(options) === null || takes(connection, 'webSearch')) return
  const message = `${connection.label} is not known to search the web. Test the connection under Settings, switch web search off or choose another model.`
  throw new ModelCallError('no_web_search', message, { retryable: false })
}
