import Link from 'next/link'
import type { RunSummary } from '@/lib/db/runs'
import { runResult } from '@/lib/engine/run-result'
import { LocalTime } from '@/components/run/local-time'
import { ScrolledText } from '@/components/run/scrolled-text'
import { StatusMark } from '@/components/node-kit/status'
import { CompareBranches } from './compare-branches'
import { CompareFigures } from './compare-figures'
import { CompareInputs } from './compare-inputs'
import { compareNodes, differingInputs, type ComparedRun } from './compare-runs'
import { RunPicker } from './run-picker'

type CompareViewProps = {
  workflowId: string
  workflowName: string
  runs: readonly RunSummary[]
  pair: readonly [ComparedRun, ComparedRun] | null
}

/** Two runs of a workflow side by side: what they found, what they were given, and what their branches said. */
export function CompareView({ workflowId, workflowName, runs, pair }: CompareViewProps) {
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-3">
        <p className="text-xs text-muted">
          <Link href={`/workflows/${workflowId}`} className="hover:underline">
            {workflowName}
          </Link>
        </p>
        <h1 className="text-2xl font-semibold tracking-tight">Compare two runs</h1>
        <RunPicker workflowId={workflowId} runs={runs} picked={pair?.map(({ runId }) => runId) ?? []} />
      </header>
      {pair === null ? (
        <p className="text-sm text-muted">
          {runs.length < 2
            ? 'There are not two runs of this workflow yet. Run it again, then come back.'
            : 'Choose two runs above to see them side by side.'}
        </p>
      ) : (
        <Comparison pair={pair} />
      )}
    </div>
  )
}

function Comparison({ pair }: { pair: readonly [ComparedRun, ComparedRun] }) {
  return (
    <>
      <section aria-labelledby="results" className="flex flex-col gap-3">
        <h2 id="results" className="text-lg font-semibold">
          Results
        </h2>
        <div className="grid gap-4 md:grid-cols-2">
          {pair.map((run, at) => (
            <Result key={`${at}${run.runId}`} run={run} name={names[at] ?? ''} />
          ))}
        </div>
      </section>
      <CompareFigures pair={pair} />
      <CompareInputs differences={differingInputs(pair)} />
      <CompareBranches nodes={compareNodes(pair)} />
    </>
  )
}

const names = ['First run', 'Second run']

function Result({ run: { runId, createdAt, graph, state }, name }: { run: ComparedRun; name: string }) {
  const text = runResult(graph, state)?.text ?? ''
  return (
    <article aria-label={name} className="flex min-w-0 flex-col gap-2 rounded-xl border border-line bg-raised p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Link href={`/runs/${runId}`} className="font-medium underline underline-offset-2">
          Run of <LocalTime at={createdAt} />
        </Link>
        <StatusMark status={state.status} />
      </p>
      {text === '' ? (
        <p className="text-sm text-muted">{state.error?.message ?? 'This run has no result.'}</p>
      ) : (
        <ScrolledText label={`Result of the ${name.toLowerCase()}`} text={text} />
      )}
    </article>
  )
}
