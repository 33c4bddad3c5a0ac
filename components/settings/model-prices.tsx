import type { ModelOption } from '@/lib/models/catalogue'
import type { Price } from '@/lib/models/claude-models'
import { formatCount } from '@/components/run/format-figures'
import { Badge } from '@/components/ui/badge'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'

/** What can be called and what it costs, by million tokens. */
export function ModelPrices({ models }: { models: readonly ModelOption[] }) {
  const priced = models.filter((model) => !model.offline)
  return (
    <Table label="Price list">
      <TableHead>
        <tr>
          <TableHeader>Model</TableHeader>
          <TableHeader>Connection</TableHeader>
          <TableHeader className="text-right">Input, per million tokens</TableHeader>
          <TableHeader className="text-right">Output, per million tokens</TableHeader>
          <TableHeader className="text-right">Context</TableHeader>
        </tr>
      </TableHead>
      <tbody className="bg-raised">
        {priced.map((model) => (
          <TableRow key={model.reference}>
            <TableHeader scope="row" className="text-left align-top text-ink">
              {model.label}
              <code className="block font-mono text-xs font-normal text-faint">{model.reference}</code>
            </TableHeader>
            <TableCell className="text-muted">
              {model.connectionLabel}
              {model.usable ? null : (
                <Badge tone="warning" className="ml-2">
                  no key
                </Badge>
              )}
            </TableCell>
            <TableCell className="text-right tabular">
              <Prices prices={model.prices} of="inputUsd" />
            </TableCell>
            <TableCell className="text-right tabular">
              <Prices prices={model.prices} of="outputUsd" />
            </TableCell>
            <TableCell className="text-right text-muted tabular">
              {model.contextTokens === null ? 'unknown' : formatCount(model.contextTokens)}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

function Prices({ prices, of }: { prices: readonly Price[]; of: 'inputUsd' | 'outputUsd' }) {
  if (prices.length === 0) return <span className="text-faint">unknown</span>
  return prices.map((price) => (
    <span key={price.upToInputTokens} className="block whitespace-nowrap">
      ${price[of].toFixed(2)}
      {price.upToInputTokens === null ? null : (
        <span className="text-xs text-faint"> up to {formatCount(price.upToInputTokens)}</span>
      )}
    </span>
  ))
}
