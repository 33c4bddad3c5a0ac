'use client'

import { parse } from 'papaparse'
import { useMemo, useState } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { FileButton } from '@/components/node-kit/fields/file-button'
import { plural } from '@/components/run/format-figures'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { Graph } from '@/lib/graph/document'
import { mixVoters } from '@/lib/nodes/persona-panel'
import {
  personasFromTable,
  suggestColumns,
  type PersonaColumns,
  type PersonaTable,
} from '@/lib/nodes/personas-from-table'
import type { FillProps } from './fill-voters'
import { SavePanel } from './save-panel'

/** Every row of a table as a persona: pasted, from a file, or the sample table of an input of this workflow. */
export function FillFromTable({ onFill }: FillProps) {
  const { graph } = useEditorSurroundings()
  const [csv, setCsv] = useState('')
  const [chosen, setChosen] = useState<PersonaColumns | null>(null)
  const table = useMemo(() => readTable(csv), [csv])
  const columns = chosen ?? suggestColumns(table.columns)
  const { personas, left } = personasFromTable(table, columns)
  const samples = sampleTables(graph)

  function take(text: string) {
    setCsv(text)
    setChosen(null)
  }

  return (
    <>
      {samples.length === 0 ? null : (
        <Field label="A table of this workflow">
          {(control) => (
            <Select {...control} value="" onChange={(event) => take(samples[Number(event.target.value)]?.csv ?? csv)}>
              <option value="">Choose …</option>
              {samples.map(({ name }, at) => (
                <option key={name} value={at}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        label="CSV text with a line of column names"
        action={<FileButton accept=".csv,.tsv,.txt,text/csv" name="the personas" onText={take} />}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            spellCheck={false}
            className="font-mono text-xs whitespace-pre"
            placeholder={'segment,age,region,weight\nThrifty parent,38,North,2'}
            value={csv}
            onChange={(event) => take(event.target.value)}
          />
        )}
      </Field>
      {table.columns.length === 0 ? null : (
        <>
          <div className="grid grid-cols-3 gap-2">
            <ColumnSelect
              label="Name"
              columns={table.columns}
              value={columns.name}
              onChange={(name) => setChosen({ ...columns, name: name ?? 0 })}
            />
            <ColumnSelect
              label="Who they are"
              none="All other columns"
              columns={table.columns}
              value={columns.description}
              onChange={(description) => setChosen({ ...columns, description })}
            />
            <ColumnSelect
              label="Weight"
              none="None"
              columns={table.columns}
              value={columns.weight}
              onChange={(weight) => setChosen({ ...columns, weight })}
            />
          </div>
          <PersonaExcerpt personas={personas} />
          {left.length === 0 ? null : (
            <p className="text-xs text-warning">
              {plural(left.length, 'row')} left out. Row {left[0]?.row}: {left[0]?.reason}
            </p>
          )}
          <Button disabled={personas.length === 0} onClick={() => onFill(mixVoters(personas, [], 1, (model) => model))}>
            Make {plural(personas.length, 'voter')}
          </Button>
          {personas.length === 0 ? null : <SavePanel personas={personas} />}
        </>
      )}
    </>
  )
}

type ColumnSelectProps = {
  label: string
  columns: readonly string[]
  value: number | null
  /** What stands for no column; left out, one must be chosen. */
  none?: string
  onChange: (column: number | null) => void
}

function ColumnSelect({ label, columns, value, none, onChange }: ColumnSelectProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
        >
          {none === undefined ? null : <option value="">{none}</option>}
          {columns.map((column, at) => (
            <option key={at} value={at}>
              {column.trim() || `Column ${at + 1}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function PersonaExcerpt({ personas }: { personas: readonly { name: string; description: string }[] }) {
  if (personas.length === 0) return null
  return (
    <ul aria-label="First personas" className="flex flex-col gap-1 text-xs">
      {personas.slice(0, 3).map(({ name, description }, at) => (
        <li key={at} className="line-clamp-2">
          <span className="font-medium">{name}</span> <span className="text-muted">{description}</span>
        </li>
      ))}
    </ul>
  )
}

function readTable(csv: string): PersonaTable {
  const { data } = parse<string[]>(csv.trim(), { skipEmptyLines: true })
  const [columns = [], ...rows] = data
  return { columns, rows }
}

/** The tables that inputs of the workflow are filled with beforehand. */
function sampleTables({ nodes }: Graph): { name: string; csv: string }[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'input') return []
    return node.data.fields.flatMap((field) =>
      field.type === 'table' && typeof field.default === 'string' && field.default.trim() !== ''
        ? [{ name: `${node.data.label}: ${field.label?.trim() || field.name}`, csv: field.default }]
        : [],
    )
  })
}
