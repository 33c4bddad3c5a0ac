'use client'

import { CircleCheck } from 'lucide-react'
import { useEditor, useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { ProblemList } from '../problem-list'
import { Outline } from './outline'

/** The workflow as a whole, while nothing is selected. */
export function WorkflowInspector() {
  const name = useEditor((state) => state.name)
  const description = useEditor((state) => state.description)
  const { setName, setDescription } = useEditorActions()
  const { problems, graph } = useEditorSurroundings()

  return (
    <div className="flex min-h-0 flex-1 scroll-thin flex-col gap-6 overflow-y-auto p-4">
      <section className="flex flex-col gap-3">
        <h2 className="text-sm font-semibold">Workflow</h2>
        <Field label="Name">
          {(control) => (
            <Input {...control} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label="Description" optional>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={2000}
              value={description}
              placeholder="What it is for, and for whom."
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
      </section>
      <section aria-labelledby="problems-heading">
        <h2 id="problems-heading" className="mb-1.5 text-sm font-semibold">
          {problems.length === 0 ? 'Problems' : `Problems (${problems.length})`}
        </h2>
        {problems.length === 0 ? (
          <p className="flex items-center gap-2 text-sm text-muted">
            <CircleCheck aria-hidden className="size-4 text-succeeded" /> Ready to run.
          </p>
        ) : (
          <div className="-mx-2">
            <ProblemList />
          </div>
        )}
      </section>
      {graph.nodes.length > 0 ? <Outline /> : null}
    </div>
  )
}
