'use client'

import { useState } from 'react'
import { startRun } from '@/lib/actions/runs'
import type { Autosave } from '@/lib/editor/autosave'
import type { EditorStore } from '@/lib/editor/editor-store'
import { createPressKey } from '@/lib/editor/press-key'
import { toGraph } from '@/lib/editor/to-document'
import { checkGraph } from '@/lib/graph/check-graph'
import type { Graph, RunInputs } from '@/lib/graph/document'
import { checkInputs, completeInputs } from '@/lib/graph/run-inputs'
import { toast } from '@/components/ui/toast'
import { limitProblem, parseLimit } from './run/parse-limit'
import type { RunControl, ShownRun } from './run-control'

type RunStart = { store: EditorStore; autosave: Autosave; lastRun: ShownRun | null; onStarted: () => void }

/** Holds the run that is shown and the inputs of the next one, and starts it. */
export function useRunStart({ store, autosave, lastRun, onStarted }: RunStart): RunControl {
  const [shown, setShown] = useState(lastRun)
  const [isStarting, setStarting] = useState(false)
  // The answer may come between the clicks of a double click, so that the second finds the button free again.
  const [pressKey] = useState(() => createPressKey(Date.now))
  const [isFormOpen, setFormOpen] = useState(false)
  const [inputs, setInputs] = useState<RunInputs>(lastRun?.inputs ?? {})
  const [limit, setLimit] = useState(String(lastRun?.state?.maxCostUsd ?? ''))
  const givenInputs = (graph: Graph) => completeInputs(graph, known(inputs, graph))

  function setInput(nodeId: string, field: string, value: string | number | undefined) {
    // An emptied field stays empty: without a value of its own it would begin with the default again.
    setInputs((before) => ({ ...before, [nodeId]: { ...before[nodeId], [field]: value ?? '' } }))
  }

  /** The checks of the server, made here first so that the answer is on the screen at once. */
  function run() {
    if (isStarting) return
    const graph = toGraph(store.getState())
    const [problem, ...others] = checkGraph(graph)
    if (problem !== undefined) {
      if (problem.nodeId !== undefined) store.getState().requestField(problem.nodeId, problem.path)
      const rest = others.length === 0 ? '' : ` And ${others.length} more, listed under Problems.`
      toast.error('The workflow cannot run yet.', { description: `${problem.message}${rest}` })
      return
    }
    const given = givenInputs(graph)
    if (checkInputs(graph, given).length > 0 || limitProblem(limit) !== null) {
      setFormOpen(true)
      return
    }
    setStarting(true)
    // "Starting…" is painted first; the drawer and the inspector take their places behind it.
    requestAnimationFrame(() =>
      setTimeout(() => {
        setFormOpen(false)
        onStarted()
      }),
    )
    void start(graph, given, pressKey()).finally(() => setStarting(false))
  }

  async function start(graph: Graph, given: RunInputs, idempotencyKey: string) {
    if (!(await autosave.flush())) {
      toast.error('The run was not started.', {
        description: 'Your edits could not be saved first. See the note beside the name, then run again.',
      })
      return
    }
    try {
      const result = await startRun({
        workflowId: store.getState().workflowId,
        inputs: given,
        maxCostUsd: parseLimit(limit),
        idempotencyKey,
      })
      if (result.ok) setShown({ runId: result.value.runId, graph, state: null, inputs: given, earlier: null })
      else toast.error('The run was not started.', { description: result.problem.message })
    } catch {
      toast.error('The run was not started.', {
        description: 'The server could not be reached. Check that it runs, then try again.',
      })
    }
  }

  return {
    shown,
    show: setShown,
    isStarting,
    inputs,
    setInput,
    givenInputs,
    limit,
    setLimit,
    run,
    isFormOpen,
    setFormOpen,
  }
}

/** Inputs of an earlier run whose fields are gone would be refused. */
function known(inputs: RunInputs, graph: Graph): RunInputs {
  return Object.fromEntries(
    graph.nodes.flatMap((node) => {
      const values = node.type === 'input' && Object.hasOwn(inputs, node.id) ? inputs[node.id] : undefined
      if (node.type !== 'input' || values === undefined) return []
      const names = new Set(node.data.fields.map(({ name }) => name))
      return [[node.id, Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)))]]
    }),
  )
}
