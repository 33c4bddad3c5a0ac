import { Compass } from 'lucide-react'
import Link from 'next/link'
import { PageShell } from '@/components/app-shell/page-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <PageShell>
      <EmptyState
        icon={<Compass />}
        titleAs="h1"
        title="There is nothing at this address"
        className="py-24"
        action={
          <Button asChild variant="primary">
            <Link href="/">Go to your workflows</Link>
          </Button>
        }
      >
        The workflow or run may have been deleted, or the address has a typing error.
      </EmptyState>
    </PageShell>
  )
}
