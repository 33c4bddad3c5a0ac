import { createParser } from 'eventsource-parser'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunEvent } from '@/lib/engine/run-event'
import type { RunInputs, WorkflowDocument } from '@/lib/graph/document'

/** The HTTP API of a running server, as a script would use it. */
export function apiClient(url: string) {
  async function call<Value>(
    method: string,
    path: string,
    body?: object,
    { idempotencyKey, signal }: StartOptions = {},
  ): Promise<Value> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      signal: signal ?? null,
      headers: {
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as Value
  }

  return {
    createWorkflow: (document: WorkflowDocument) => call<{ id: string }>('POST', '/workflows', document),
    startRun: (workflowId: string, inputs: RunInputs = {}, options: StartOptions = {}) =>
      call<{ id: string }>(
        'POST',
        `/workflows/${workflowId}/runs`,
        { inputs, ...(options.maxCostUsd === undefined ? {} : { maxCostUsd: options.maxCostUsd }) },
        options,
      ),
    cancelRun: (runId: string) => call('POST', `/runs/${runId}/cancel`, {}),
    rerunBranch: (runId: string, nodeId: string, index: number) =>
      call<{ id: string }>('POST', `/runs/${runId}/nodes/${nodeId}/branches/${index}/rerun`, {}),
    readRun: (runId: string) => call<RunAnswer>('GET', `/runs/${runId}`),

    /** Every recorded event in order, until the run has settled or the connection breaks. */
    async *events(runId: string): AsyncGenerator<RunEvent> {
      const answer = await fetch(`${url}/api/v1/runs/${runId}/events`)
      const arrived: RunEvent[] = []
      const parser = createParser({
        onEvent: ({ id, data }) => {
          if (id !== undefined) arrived.push(JSON.parse(data) as RunEvent)
        },
      })
      const decoder = new TextDecoder()
      for await (const bytes of answer.body ?? []) {
        parser.feed(decoder.decode(bytes, { stream: true }))
        yield* arrived.splice(0)
      }
    },

    async untilSettled(runId: string, withinMs: number): Promise<RunAnswer> {
      const deadline = Date.now() + withinMs
      for (;;) {
        const run = await this.readRun(runId)
        if (run.status !== 'queued' && run.status !== 'running') return run
        if (Date.now() > deadline) throw new Error(`Run ${runId} was still ${run.status} after ${withinMs} ms.`)
        await sleep(50)
      }
    },
  }
}

type StartOptions = { idempotencyKey?: string; maxCostUsd?: number; signal?: AbortSignal }

export type ApiClient = ReturnType<typeof apiClient>

export type RunAnswer = {
  id: string
  status: string
  error: { code: string; message: string } | null
  result: { text: string } | null
  nodes: {
    nodeId: string
    status: string
    aggregation?: { value: unknown; excluded?: readonly unknown[] }
    branches: { index: number; status: string; attempt: number }[]
  }[]
}
