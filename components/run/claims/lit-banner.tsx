'use client'

import { ArrowLeft, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useRun } from '../run-feed-provider'
import { useAllLit, useLitClaim } from './lit-claim'

/** Above the branches: which claim is lit in them, and the way back to the claims. */
export function LitBanner() {
  const run = useRun()
  const lit = useLitClaim()
  const { said } = useAllLit()
  const node = run?.nodes.find(({ nodeId }) => nodeId === lit?.claim?.nodeId)
  const claim = lit?.claim == null ? undefined : node?.aggregation?.synthesis?.claims[lit.claim.claim]
  if (lit === null || claim === undefined) return null
  return (
    <div className="flex items-start gap-3 border-b border-line bg-accent-soft px-4 py-2 text-sm">
      <p className="min-w-0 flex-1 break-words">
        {claim.text} <span className="text-xs text-muted">{said}</span>
      </p>
      <Button size="sm" onClick={lit.showClaims}>
        <ArrowLeft aria-hidden />
        Back to the claims
      </Button>
      <IconButton label="Put the lights out" size="icon-sm" onClick={() => lit.light(null)}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
