'use client'

import { useEditor, useEditorActions } from '@/components/node-kit/editor-context'

/** As wide as the name: a hidden copy of it in the same grid cell gives the width. */
export function WorkflowName() {
  const name = useEditor((state) => state.name)
  const { setName } = useEditorActions()
  return (
    <h1 className="inline-grid max-w-full min-w-0 text-base font-semibold">
      <span aria-hidden className="invisible col-start-1 row-start-1 h-8 min-w-16 truncate px-2 py-1 whitespace-pre">
        {name || 'Name of the workflow'}
      </span>
      <input
        size={1}
        aria-label="Name of the workflow"
        value={name}
        maxLength={200}
        placeholder="Name of the workflow"
        onChange={(event) => setName(event.target.value)}
        onBlur={() => (name.trim() === '' ? setName('Untitled workflow') : undefined)}
        onKeyDown={(event) =>
          event.key === 'Enter' || event.key === 'Escape' ? event.currentTarget.blur() : undefined
        }
        className="col-start-1 row-start-1 h-8 w-full min-w-0 truncate rounded-md bg-transparent px-2 hover:bg-hover focus:bg-sunken focus-visible:outline-offset-0"
      />
    </h1>
  )
}
