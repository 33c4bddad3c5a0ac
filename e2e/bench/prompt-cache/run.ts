import { cacheFigures } from '../../../lib/engine/cache-figures'
import { addUsage } from '../../../lib/engine/add-usage'
import type { Usage } from '../../../lib/engine/run-event'
import { cacheSavingOf } from '../../../lib/models/cache-saving'
import { anthropicConnection } from '../../../lib/models/connection'
import { fanOut, model } from './fan-out'

/**
 * `npm run bench:cache`: siblings that read the same document, with and without waiting for the first to fill the server's cache.
 * The saving is at Anthropic's list price for the tokens that the scripted server counted.
 */
console.log(
  `${''.padEnd(28)}${['calls that wrote', 'read', 'hit rate', 'saved', 'took'].map((name) => name.padStart(18)).join('')}`,
)
for (const siblings of [10, 100]) {
  for (const isGated of [true, false]) {
    const { state, calls, wallMs } = await fanOut({ siblings, isGated, firstWordMs: 500 })
    const branches = state.nodes.flatMap((node) => node.branches)
    const usage = branches.reduce<Usage | null>((sum, branch) => addUsage(sum, branch.usage), null)
    const savedUsd = usage === null ? null : cacheSavingOf(anthropicConnection({}), model, usage)
    const figures = [
      calls.filter(({ cacheWritten }) => cacheWritten > 0).length,
      calls.filter(({ cacheRead }) => cacheRead > 0).length,
      `${((cacheFigures(branches)?.hitRate ?? 0) * 100).toFixed(1)} %`,
      savedUsd === null ? 'unknown' : `$${savedUsd.toFixed(4)}`,
      `${Math.round(wallMs)} ms`,
    ]
    const name = `${siblings} siblings, ${isGated ? 'with the gate' : 'without it'}`
    console.log(`${name.padEnd(28)}${figures.map((figure) => String(figure).padStart(18)).join('')}`)
  }
}
