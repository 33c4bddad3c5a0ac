'use client'

import { parse } from 'papaparse'
import { useMemo } from 'react'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'

const rowsShown = 4
const columnsShown = 8

/** The first lines of a table as it will be read: a wrong separator is seen at once. */
export function TablePreview({ csv, name }: { csv: string; name: string }) {
  const { head, rows, total, hidden } = useMemo(() => readTable(csv), [csv])
  if (head.length === 0) return null
  const columns = `${head.length + hidden} ${head.length + hidden === 1 ? 'column' : 'columns'}`
  return (
    <div className="flex flex-col gap-1">
      <Table label={`First rows of ${name}`} className="text-xs">
        <TableHead>
          <TableRow>
            {head.map((cell, at) => (
              <TableHeader key={at} className="px-2 py-1">
                {cell}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <tbody>
          {rows.map((row, at) => (
            <TableRow key={at}>
              {head.map((_, column) => (
                <TableCell key={column} className="max-w-40 truncate px-2 py-1 tabular">
                  {row[column] ?? ''}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
      <p className="text-2xs text-faint">
        {total} {total === 1 ? 'row' : 'rows'}, {columns}
      </p>
    </div>
  )
}

function readTable(csv: string) {
  const { data } = parse<string[]>(csv.trim(), { skipEmptyLines: true })
  const [head = [], ...rows] = data
  return {
    head: head.slice(0, columnsShown),
    rows: rows.slice(0, rowsShown),
    total: rows.length,
    hidden: Math.max(0, head.length - columnsShown),
  }
}
