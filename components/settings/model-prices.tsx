'use client'

import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Price } from '@/lib/models/claude-models'
import type { PriceRow } from '@/lib/models/price-list'
import { formatCount } from '@/components/run/format-figures'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { OwnPrices } from './own-prices'
import { PriceForm } from './price-form'

type ModelPricesProps = {
  rows: readonly PriceRow[]
  connections: readonly { name: string; label: string }[]
  /** As 2026-11-29. */
  today: string
}

/** What can be called and what it costs, by million tokens; every price can be set or changed. */
export function ModelPrices({ rows, connections, today }: ModelPricesProps) {
  const [editing, setEditing] = useState<PriceRow | 'new' | null>(null)
  const close = () => setEditing(null)
  const form =
    editing === null ? null : (
      <PriceForm
        key={editing === 'new' ? 'new' : `${editing.connectionName}/${editing.modelId}`}
        row={editing === 'new' ? null : editing}
        connections={connections}
        today={today}
        onDone={close}
      />
    )
  return (
    <div className="flex flex-col gap-3">
      {form ?? (
        <Button className="w-fit" onClick={() => setEditing('new')}>
          <Plus aria-hidden />
          Set a price
        </Button>
      )}
      <Table label="Price list">
        <TableHead>
          <tr>
            <TableHeader>Model</TableHeader>
            <TableHeader className="text-right">Input</TableHeader>
            <TableHeader className="text-right">Output</TableHeader>
            <TableHeader className="text-right">Cache read</TableHeader>
            <TableHeader className="text-right">Cache write, 5 min · 1 h</TableHeader>
            <TableHeader>In force</TableHeader>
            <TableHeader>
              <span className="sr-only">Change</span>
            </TableHeader>
          </tr>
        </TableHead>
        <tbody className="bg-raised">
          {rows.map((row) => (
            <Row key={`${row.connectionName}/${row.modelId}`} row={row} onEdit={() => setEditing(row)} />
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Row({ row, onEdit }: { row: PriceRow; onEdit: () => void }) {
  const tiers = row.inForce?.tiers ?? []
  return (
    <TableRow>
      <TableHeader scope="row" className="text-left align-top text-ink">
        {row.label}
        <code className="block font-mono text-xs font-normal text-faint">
          {row.connectionName}/{row.modelId}
        </code>
        {row.usable ? null : <Badge tone="warning">no key</Badge>}
      </TableHeader>
      <TableCell className="text-right tabular">
        <Figures tiers={tiers} of={({ inputUsd }) => dollars(inputUsd)} isSized />
      </TableCell>
      <TableCell className="text-right tabular">
        <Figures tiers={tiers} of={({ outputUsd }) => dollars(outputUsd)} />
      </TableCell>
      <TableCell className="text-right tabular">
        <Figures tiers={tiers} of={({ cacheReadUsd }) => dollars(cacheReadUsd)} />
      </TableCell>
      <TableCell className="text-right tabular">
        <Figures
          tiers={tiers}
          of={({ cacheWriteUsd, cacheWrite1hUsd }) => `${dollars(cacheWriteUsd)} · ${dollars(cacheWrite1hUsd)}`}
        />
      </TableCell>
      <TableCell className="min-w-44 text-xs text-muted">
        <Source row={row} />
        <OwnPrices row={row} />
      </TableCell>
      <TableCell>
        <IconButton size="icon-sm" label={`Set the price of ${row.label}`} onClick={onEdit}>
          <Pencil aria-hidden />
        </IconButton>
      </TableCell>
    </TableRow>
  )
}

/** From when a price holds, and where it is from. */
function Source({ row: { inForce, verifiedAt } }: { row: PriceRow }) {
  if (inForce === null) return <>Not known: set it to see costs.</>
  const { from, source, isOwn, webSearchUsd } = inForce
  return (
    <>
      <span className="block tabular">
        {isOwn ? 'Yours, from' : 'From'} {from}
      </span>
      {source === '' ? null : <span className="block text-faint">{source}</span>}
      {isOwn || verifiedAt === null ? null : <span className="block text-faint">compared {verifiedAt}</span>}
      {webSearchUsd === null ? null : (
        <span className="block text-faint">{dollars(webSearchUsd)} for 1,000 searches</span>
      )}
    </>
  )
}

type FiguresProps = { tiers: readonly Price[]; of: (price: Price) => string; isSized?: boolean }

function Figures({ tiers, of, isSized = false }: FiguresProps) {
  if (tiers.length === 0) return <span className="text-faint">unknown</span>
  return tiers.map((price) => (
    <span key={price.upToInputTokens} className="block whitespace-nowrap">
      {of(price)}
      {!isSized || price.upToInputTokens === null ? null : (
        <span className="text-xs text-faint"> up to {formatCount(price.upToInputTokens)}</span>
      )}
    </span>
  ))
}

function dollars(usd: number | null): string {
  if (usd === null) return 'unknown'
  return `$${usd === 0 || Number.isInteger(usd * 100) ? usd.toFixed(2) : String(usd)}`
}
