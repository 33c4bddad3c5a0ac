'use client'

import { RefreshCw, WifiOff } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useConnection } from './run-feed-provider'

/** Says so when what is shown may be behind. The run itself belongs to the server and goes on. */
export function ConnectionNotice() {
  const connection = useConnection()
  if (connection === 'retrying') {
    return (
      <p role="status" className="flex items-center gap-2 bg-warning-soft px-4 py-2 text-xs text-warning">
        <WifiOff aria-hidden className="size-3.5" />
        The connection to the server is lost. The run goes on there; this page keeps trying and will catch up.
      </p>
    )
  }
  if (connection === 'outdated') {
    return (
      <div role="status" className="flex flex-wrap items-center gap-2 bg-warning-soft px-4 py-2 text-xs text-warning">
        The server is newer than this page, so news of the run cannot be shown.
        <Button size="sm" onClick={() => window.location.reload()}>
          <RefreshCw aria-hidden />
          Reload
        </Button>
      </div>
    )
  }
  return null
}
