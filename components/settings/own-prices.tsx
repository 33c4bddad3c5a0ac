'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { deleteModelPrice } from '@/lib/actions/model-prices'
import type { PriceRow } from '@/lib/models/price-list'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'

/** The prices that were entered for a model, by day; each can be taken back, and what held without it holds again. */
export function OwnPrices({ row }: { row: PriceRow }) {
  const router = useRouter()
  if (row.own.length === 0) return null

  async function takeBack(fromDay: string) {
    const { connectionName, modelId } = row
    const result = await deleteModelPrice({ connectionName, modelId, fromDay })
    if (result.ok) {
      toast.success(`Your price of ${row.label} from ${fromDay} was taken back.`)
      router.refresh()
    } else toast.error('The price was not taken back.', { description: result.problem.message })
  }

  return (
    <ul aria-label={`Your prices of ${row.label}`} className="mt-1 border-t border-line pt-1">
      {row.own.map(({ from, tiers }) => (
        <li key={from} className="flex items-center gap-1 tabular">
          <span className="flex-1">
            {from}: ${tiers[0]?.inputUsd} · ${tiers[0]?.outputUsd}
          </span>
          <IconButton
            size="icon-sm"
            label={`Take back the price of ${row.label} from ${from}`}
            onClick={() => void takeBack(from)}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
