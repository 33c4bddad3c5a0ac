import type { Graph, RunInputs } from '@/lib/graph/document'
import { ChangeInputs } from './again/change-inputs'
import { Disclosure } from './disclosure'
import { formatCount } from './format-figures'

/** What a run was given, closed until somebody looks. */
export function RunInputsUsed({ graph, inputs }: { graph: Graph; inputs: RunInputs }) {
  const fields = graph.nodes.flatMap((node) =>
    node.type === 'input'
      ? node.data.fields.map((field) => ({
          key: `${node.id}.${field.name}`,
          label: field.label?.trim() || field.name,
          value: String(inputs[node.id]?.[field.name] ?? ''),
        }))
      : [],
  )
  if (fields.length === 0) return null
  return (
    <Disclosure
      summary={
        <>
          Inputs of this run
          <span className="font-normal text-faint">{fields.map(({ label }) => label).join(', ')}</span>
        </>
      }
    >
      <dl className="divide-y divide-line border-b border-line">
        {fields.map(({ key, label, value }) => (
          <div key={key} className="grid gap-1 px-4 py-3 md:grid-cols-[12rem_minmax(0,1fr)] md:gap-4">
            <dt className="text-sm text-muted">
              {label}
              {value.length > 200 ? (
                <span className="block text-xs text-faint">{formatCount(value.length)} characters</span>
              ) : null}
            </dt>
            <dd
              tabIndex={value.length > 200 ? 0 : undefined}
              className="max-h-64 scroll-thin overflow-auto text-sm break-words whitespace-pre-wrap"
            >
              {value === '' ? <span className="text-faint">left empty</span> : value}
            </dd>
          </div>
        ))}
      </dl>
      <ChangeInputs graph={graph} inputs={inputs} />
    </Disclosure>
  )
}
