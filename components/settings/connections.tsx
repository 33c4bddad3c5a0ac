'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '@/lib/models/connection'
import { Button } from '@/components/ui/button'
import { ConnectionCard } from './connection-card'
import { ConnectionForm } from './connection-form'

/** Every endpoint that models can be called at; one form is open at a time. */
export function Connections({ connections }: { connections: readonly Connection[] }) {
  const [editing, setEditing] = useState<string | null>(null)
  const close = () => setEditing(null)
  return (
    <div className="flex flex-col gap-3">
      {connections.map((connection) =>
        editing === connection.name ? (
          <ConnectionForm key={connection.name} connection={connection} onDone={close} />
        ) : (
          <ConnectionCard key={connection.name} connection={connection} onEdit={() => setEditing(connection.name)} />
        ),
      )}
      {editing === newConnection ? (
        <ConnectionForm connection={null} taken={connections.map(({ name }) => name)} onDone={close} />
      ) : (
        <Button className="w-fit" onClick={() => setEditing(newConnection)}>
          <Plus aria-hidden />
          Add a connection
        </Button>
      )}
    </div>
  )
}

/** No connection is called so: a name has no space. */
const newConnection = 'new connection'
