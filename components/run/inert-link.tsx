'use client'

import { ExternalLink } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'

const openable = /^(https?:\/\/|mailto:)/i

/** The words of a link with where it leads; the way there appears only on request. A bare anchor would let the browser look its host up. */
export function InertLink({ address, children }: { address: string; children: ReactNode }) {
  const [isShown, setShown] = useState(false)
  const detailId = useId()
  if (address.startsWith('#')) return <>{children}</>
  if (!openable.test(address)) {
    return (
      <span>
        {children} <span className="text-xs break-all text-faint">({address || 'no address'})</span>
      </span>
    )
  }
  return (
    <>
      <button
        type="button"
        aria-expanded={isShown}
        aria-controls={detailId}
        title={address}
        onClick={() => setShown(!isShown)}
        className="inline text-left break-words text-accent-ink underline decoration-dotted underline-offset-2 hover:decoration-solid"
      >
        {children}
        <span className="sr-only">, link to {hostOf(address)}, show address</span>
      </button>
      <span id={detailId}>
        {isShown ? (
          <a
            href={address}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="mx-1 inline-flex max-w-full items-center gap-1 rounded-md border border-line bg-sunken px-1.5 align-middle text-xs break-all text-muted hover:text-ink"
          >
            Open {address}
            <ExternalLink aria-hidden className="size-3 shrink-0" />
          </a>
        ) : (
          <span aria-hidden className="text-xs text-faint">
            {' '}
            ({hostOf(address)})
          </span>
        )}
      </span>
    </>
  )
}

function hostOf(address: string): string {
  try {
    const url = new URL(address)
    return url.host === '' ? url.pathname : url.host
  } catch {
    return address
  }
}
