'use client'

import { useEffect, useState } from 'react'
import type { Graph, RunInputs } from '@/lib/graph/document'
import type { RunEstimate } from '@/lib/models/estimate/run-estimate'

/** `failed`: no estimate can be had now; a run can be started all the same. */
export type EstimateState =
  { is: 'none' | 'asking' | 'failed' } | { is: 'known'; estimate: RunEstimate; isOld: boolean }

type Asked = {
  workflowId: string
  graph: Graph
  inputs: RunInputs
  /** Nothing is asked where the answer is plain, or where there can be none yet. */
  isWanted: boolean
  /** The run before tells how long answers are. */
  lastRunId: string | null
}

/** From the last edit until the server is asked. */
const restMs = 700

/** What the next run will take, as the server reckons it: asked anew when graph or inputs have rested for a moment. */
export function useRunEstimate({ workflowId, graph, inputs, isWanted, lastRunId }: Asked): EstimateState {
  const [state, setState] = useState<EstimateState>({ is: 'none' })
  const question = isWanted ? JSON.stringify({ inputs, graph: withoutPlaces(graph) }) : null
  const [asked, setAsked] = useState(question)
  if (asked !== question) {
    setAsked(question)
    // The figures of a moment ago are better than none while new ones are reckoned.
    setState((before) =>
      question === null ? { is: 'none' } : before.is === 'known' ? { ...before, isOld: true } : { is: 'asking' },
    )
  }

  useEffect(() => {
    if (question === null) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/v1/workflows/${workflowId}/estimate`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: question,
          signal: abort.signal,
        })
        if (!answer.ok) throw new Error(`The estimate was answered ${answer.status}.`)
        setState({ is: 'known', estimate: (await answer.json()) as RunEstimate, isOld: false })
      } catch {
        if (!abort.signal.aborted) setState({ is: 'failed' })
      }
    }, restMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [workflowId, question, lastRunId])

  return state
}

/** Where nodes stand on the canvas changes nothing of what they cost. */
function withoutPlaces({ nodes, edges }: Graph): Graph {
  return { nodes: nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })), edges }
}
