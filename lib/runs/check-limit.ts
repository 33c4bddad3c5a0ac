import { AppError, type Issue } from '../errors/app-error'
import type { Graph } from '../graph/document'
import { checkPrices } from '../models/check-prices'
import type { Connection } from '../models/connection'

/** A limit can only be kept where it is known what calls cost. */
class PriceUnknownError extends AppError {
  readonly code = 'price_unknown'
  constructor(override readonly issues: readonly Issue[]) {
    super(
      issues.length === 1
        ? `The run cannot have a limit: ${issues[0]?.message}`
        : `The run cannot have a limit: the prices of ${issues.length} of its models are not known. Set them under Settings, or run without a limit.`,
    )
  }
}

/** @throws PriceUnknownError with every model whose price is not known. */
export function checkLimit(graph: Graph, connections: readonly Connection[], maxCostUsd: number | null): void {
  const unpriced = maxCostUsd === null ? [] : checkPrices(graph, connections, Date.now())
  if (unpriced.length > 0) throw new PriceUnknownError(unpriced)
}
