'use client'

import { CircleAlert } from 'lucide-react'
import Link from 'next/link'
import { PageShell } from '@/components/app-shell/page-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What we did not foresee. The digest finds the entry in the server's log; nothing else of the error is shown. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PageShell>
      <EmptyState
        icon={<CircleAlert />}
        titleAs="h1"
        title="This page could not be shown"
        className="py-24"
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/">Go to your workflows</Link>
            </Button>
          </>
        }
      >
        Something went wrong on our side. Your work is saved, and runs go on without this page.
        {error.digest ? (
          <span className="mt-2 block font-mono text-xs text-faint">Reference {error.digest}</span>
        ) : null}
      </EmptyState>
    </PageShell>
  )
}
