'use client'

import { Pencil, Play } from 'lucide-react'
import { useState } from 'react'
import type { FlowNode, Graph, RunInputs } from '@/lib/graph/document'
import { nameOfNode } from '@/lib/graph/node-facts'
import { checkInputs } from '@/lib/graph/run-inputs'
import { ValueField } from '@/components/node-kit/fields/value-field'
import { NodeFormProvider } from '@/components/node-kit/form-context'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { useRunAgain } from './again-provider'

/** Changes inputs of the shown run and goes on from it: what does not rest on them is kept. */
export function ChangeInputs({ graph, inputs }: { graph: Graph; inputs: RunInputs }) {
  const again = useRunAgain()
  const [values, setValues] = useState<RunInputs | null>(null)
  if (again === null) return null
  if (values === null) {
    return (
      <div className="px-4 py-3 print:hidden">
        <Button size="sm" onClick={() => setValues(inputs)}>
          <Pencil aria-hidden /> Change an input and run
        </Button>
      </div>
    )
  }

  const nodes = graph.nodes.flatMap((node) => (node.type === 'input' ? [node] : []))
  const issues = checkInputs(graph, values)
  const isSame = JSON.stringify(values) === JSON.stringify(inputs)
  const set = (nodeId: string, field: string, value: string | number | undefined) =>
    setValues({ ...values, [nodeId]: { ...values[nodeId], [field]: value ?? '' } })
  return (
    <form
      aria-label="Change inputs and run"
      className="flex max-w-2xl flex-col gap-5 px-4 py-4 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        if (issues.length === 0 && !isSame) again.start({ inputs: values })
      }}
    >
      {nodes.map((node) => (
        <Fields key={node.id} node={node} values={values} onChange={set} />
      ))}
      {issues.length === 0 ? null : (
        <p role="alert" className="text-xs text-danger">
          {issues.map(({ message }) => message).join(' ')}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" disabled={again.isStarting || isSame || issues.length > 0}>
          {again.isStarting ? <Spinner /> : <Play aria-hidden />}
          Run with these inputs
        </Button>
        <Button variant="ghost" onClick={() => setValues(null)}>
          Leave as it was
        </Button>
        <span className="text-xs text-muted">A new run: answers that do not rest on what changed are kept.</span>
      </div>
    </form>
  )
}

type FieldsProps = {
  node: FlowNode<'input'>
  values: RunInputs
  onChange: (nodeId: string, field: string, value: string | number | undefined) => void
}

function Fields({ node, values, onChange }: FieldsProps) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-semibold">{nameOfNode(node)}</legend>
      <NodeFormProvider nodeId={node.id} issues={[]} references={[]}>
        {node.data.fields.map((field) => {
          const value = values[node.id]?.[field.name]
          return (
            <ValueField
              key={field.name}
              path={`inputs.${node.id}.${field.name}`}
              label={field.label?.trim() || field.name}
              field={field}
              value={value === '' ? undefined : value}
              onChange={(next) => onChange(node.id, field.name, next)}
            />
          )
        })}
      </NodeFormProvider>
    </fieldset>
  )
}
