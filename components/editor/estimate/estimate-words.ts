import type { Range, RunEstimate } from '@/lib/models/estimate/run-estimate'
import { formatCost, formatCostRange, formatCount, plural } from '@/components/run/format-figures'

/** "7 calls", "4–7 calls". */
export function callsInWords({ low, high }: Range): string {
  return low === high ? plural(high, 'call') : `${low}–${plural(high, 'call')}`
}

/** "about 38K tokens": the middle of the range. */
export function tokensInWords({ low, high }: Range): string {
  const middle = (low + high) / 2
  return `about ${formatCount(Number(middle.toPrecision(2)))} tokens`
}

/** "$0.21–0.34", "at least $0.21" where a price is not known, "free: offline models". */
export function costInWords({
  costUsd,
  isFree,
  unpriced,
}: Pick<RunEstimate, 'costUsd' | 'isFree' | 'unpriced'>): string {
  if (isFree) return 'free: offline models'
  if (costUsd === null) return 'cost unknown'
  if (unpriced.length > 0) return costUsd.low === 0 ? 'cost unknown' : `at least ${formatCost(costUsd.low)}`
  return formatCostRange(costUsd)
}

/** "plus up to 10 searches at $10 per 1,000"; null where none can be made. */
export function searchesInWords({ webSearches }: Pick<RunEstimate, 'webSearches'>): string | null {
  if (webSearches === null) return null
  const { atMost, usdPerThousand } = webSearches
  const many = atMost === null ? 'searches of the web without a limit' : `up to ${plural(atMost, 'search', 'searches')}`
  return `plus ${many} at ${usdPerThousand === null ? 'an unknown price' : `$${usdPerThousand} per 1,000`}`
}
