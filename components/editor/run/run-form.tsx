'use client'

import { Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { ValueField } from '@/components/node-kit/fields/value-field'
import { NodeFormProvider } from '@/components/node-kit/form-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { Spinner } from '@/components/ui/spinner'
import { isFree } from '@/lib/editor/estimate-calls'
import type { FlowNode } from '@/lib/graph/document'
import { nameOfNode } from '@/lib/graph/node-facts'
import { checkInputs, completeInputs } from '@/lib/graph/run-inputs'
import { CallEstimate } from '../call-estimate'
import { useRunControl } from '../run-control'
import { useModKey } from '../use-mod-key'
import { CostLimitField } from './cost-limit-field'

/** What the next run is given: one field per field of the input nodes, beginning with the last run's values or the defaults. */
export function RunForm() {
  const { graph, isFreeByDefault } = useEditorSurroundings()
  const { inputs, run, isStarting } = useRunControl()
  const modKey = useModKey()
  const button = useRef<HTMLButtonElement>(null)
  const nodes = graph.nodes.flatMap((node) => (node.type === 'input' ? [node] : []))
  const values = completeInputs(graph, inputs)
  const issues = checkInputs(graph, values)

  // Enter runs at once; whoever wants to change something first goes back with Shift Tab, or clicks.
  useEffect(() => button.current?.focus({ preventScroll: true }), [])

  return (
    <form
      aria-label="Inputs of the run"
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <div className="flex min-h-0 flex-1 scroll-thin flex-col gap-6 overflow-y-auto p-4">
        {nodes.map((node) => (
          <InputNodeFields key={node.id} node={node} />
        ))}
      </div>
      <div className="flex flex-col gap-2 border-t border-line p-4">
        {isFree(graph, isFreeByDefault) ? null : <CostLimitField />}
        {issues.length > 0 ? (
          <p role="alert" className="text-xs text-danger">
            {issues[0]?.message} {issues.length > 1 ? `And ${issues.length - 1} more.` : ''}
          </p>
        ) : null}
        <Button ref={button} type="submit" variant="primary" className="h-9 w-full" disabled={isStarting}>
          {isStarting ? <Spinner /> : <Play aria-hidden className="fill-current" />}
          {isStarting ? 'Starting…' : 'Run'}
          <Kbd className="ml-1 border-white/35 text-white max-lg:hidden">{modKey} Enter</Kbd>
        </Button>
        <p className="text-center text-xs text-faint tabular">
          <CallEstimate />
        </p>
      </div>
    </form>
  )
}

function InputNodeFields({ node }: { node: FlowNode<'input'> }) {
  const { graph } = useEditorSurroundings()
  const { inputs, setInput } = useRunControl()
  const values = completeInputs(graph, inputs)
  return (
    <section aria-label={nameOfNode(node)} className="flex flex-col gap-3">
      <h3 className="flex items-center gap-2 text-sm font-semibold">
        <NodeIcon type="input" />
        {nameOfNode(node)}
      </h3>
      <NodeFormProvider nodeId={node.id} issues={[]} references={[]}>
        {node.data.fields.map((field) => {
          const value = values[node.id]?.[field.name]
          return (
            <ValueField
              key={field.name}
              path={`inputs.${node.id}.${field.name}`}
              label={`${field.label?.trim() || field.name}${field.required ? '' : ' (optional)'}`}
              field={field}
              value={value === '' ? undefined : value}
              onChange={(next) => setInput(node.id, field.name, next)}
            />
          )
        })}
      </NodeFormProvider>
    </section>
  )
}
