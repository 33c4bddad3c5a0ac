'use client'

import { useState } from 'react'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { renameNode, whyNotRename } from '@/lib/editor/commands/rename-node'

/** What templates call the node. Renaming it renames it in every template that names it. */
export function NameInTemplates({ nodeId }: { nodeId: string }) {
  const { store } = useEditorSurroundings()
  const { edit } = useEditorActions()
  const [typed, setTyped] = useState(nodeId)
  const error = whyNotRename(store.getState(), nodeId, typed)

  function rename() {
    if (error === null) edit((canvas) => renameNode(canvas, nodeId, typed))
    else setTyped(nodeId)
  }

  return (
    <Field label="Name in templates" error={error} hint={`Written {{${nodeId}}}. Templates that use it follow.`}>
      {(control) => (
        <Input
          {...control}
          className="font-mono text-xs"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={rename}
          onKeyDown={(event) => (event.key === 'Enter' ? rename() : undefined)}
        />
      )}
    </Field>
  )
}
