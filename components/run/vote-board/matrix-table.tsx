import { cn } from '@/components/ui/cn'

type MatrixTableProps = {
  caption: string
  names: readonly string[]
  /** What a cell says; null leaves it empty, as on the diagonal. */
  cellOf: (row: number, column: number) => { text: string; shade: number; isStrong: boolean } | null
}

/** A square of figures whose shade follows the figure: read by its numbers, glanced at by its shades. */
export function MatrixTable({ caption, names, cellOf }: MatrixTableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="max-h-112 scroll-thin overflow-auto rounded-lg border border-line print:max-h-none"
    >
      <table className="border-collapse text-xs tabular">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td className="sticky left-0 bg-surface" />
            {names.map((name, at) => (
              <th key={at} scope="col" title={name} className="max-w-20 truncate p-1.5 font-medium text-muted">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={row}>
              <th
                scope="row"
                title={name}
                className="sticky left-0 max-w-40 truncate bg-surface py-1 pr-3 pl-2 text-left font-medium"
              >
                {name}
              </th>
              {names.map((_, column) => {
                const cell = cellOf(row, column)
                return (
                  <td
                    key={column}
                    className={cn(
                      'min-w-9 border border-line px-1.5 py-1 text-center',
                      cell?.isStrong && 'font-semibold underline underline-offset-2',
                    )}
                    style={
                      cell === null
                        ? undefined
                        : {
                            background: `color-mix(in oklab, var(--accent) ${Math.round(cell.shade * 22)}%, transparent)`,
                          }
                    }
                  >
                    {cell?.text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
