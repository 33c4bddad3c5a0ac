import { runTiming, runTotals } from '@/lib/engine/run-totals'
import { formatDuration, formatSpeedup, formatTotal, formatUsage, unknown } from '@/components/run/format-figures'
import { ruleLabel } from '@/components/run/rule-label'
import type { ComparedRun } from './compare-runs'

/** Time, cost and agreement of two runs, row by row. */
export function CompareFigures({ pair }: { pair: readonly [ComparedRun, ComparedRun] }) {
  const columns = pair.map(figuresOf)
  const rows = [...new Set(columns.flatMap((column) => [...column.keys()]))]
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-3">
      <h2 id="figures" className="text-lg font-semibold">
        Figures
      </h2>
      <div
        role="region"
        aria-label="Figures of both runs"
        tabIndex={0}
        className="scroll-thin overflow-x-auto rounded-xl border border-line bg-raised"
      >
        <table className="w-full text-left text-sm">
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                <span className="sr-only">Figure</span>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                First run
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                Second run
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row" className="px-4 py-2 font-normal text-muted">
                  {row}
                </th>
                {columns.map((column, at) => (
                  <td key={at} className="px-4 py-2 tabular">
                    {column.get(row) ?? unknown}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function figuresOf({ state }: ComparedRun): Map<string, string> {
  const totals = runTotals(state)
  const timing = runTiming(state, state.endedAt ?? state.startedAt ?? 0)
  const branches = state.nodes.flatMap((node) => node.branches)
  const kept = branches.filter((branch) => branch.kept !== null).length
  const succeeded = branches.filter(({ status }) => status === 'succeeded').length
  return new Map([
    ['Took', formatDuration(timing.wallMs)],
    ['Cost', formatTotal(totals) ?? unknown],
    ['Tokens', formatUsage(totals.usage)],
    ['Speed-up', timing.speedup === null ? unknown : formatSpeedup(timing.speedup)],
    ['Branches that succeeded', `${succeeded} of ${branches.length}${kept === 0 ? '' : `, ${kept} of them kept`}`],
    ...state.nodes.flatMap(({ label, aggregation }): [string, string][] =>
      aggregation === null
        ? []
        : [
            [`Rule of ${label}`, ruleLabel(aggregation.rule)],
            [`Agreement in ${label}`, aggregation.agreement?.reading ?? unknown],
          ],
    ),
  ])
}
