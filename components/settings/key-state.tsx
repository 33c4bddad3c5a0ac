import { KeyRound } from 'lucide-react'
import type { Connection } from '@/lib/models/connection'
import { Badge } from '@/components/ui/badge'

/** Where the key of a connection comes from. The key itself is never shown. */
export function KeyState({ connection }: { connection: Connection }) {
  if (connection.authStyle === 'none') return <Badge>needs no key</Badge>
  const end = connection.keyLast4 ? ` ····${connection.keyLast4}` : ''
  switch (connection.keySource) {
    case 'environment':
      return (
        <Badge tone="succeeded">
          <KeyRound aria-hidden />
          key from the environment{end}
        </Badge>
      )
    case 'stored':
      return (
        <Badge tone="succeeded">
          <KeyRound aria-hidden />
          key stored{end}
        </Badge>
      )
    case 'none':
      return <Badge tone="warning">no key</Badge>
    default:
      return connection.keySource satisfies never
  }
}
