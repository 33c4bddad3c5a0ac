import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { WorkflowDocument } from '../../lib/graph/document'
import { model, prompt } from './workload'

/** Saves a workflow of that many sections and a synthesis of them; answers with its id. */
export async function saveWorkflow(appUrl: string, branches: number): Promise<string> {
  const { id } = (await postJson(`${appUrl}/api/v1/workflows`, workflowOf(branches))) as { id: string }
  return id
}

/** Starts a run over the HTTP API and follows its events to the end, as a client would. @throws when it does not succeed. */
export async function runInApp(
  appUrl: string,
  workflowId: string,
): Promise<{ makespanMs: number; firstWordsMs: number }> {
  const beganAt = performance.now()
  const { id } = (await postJson(`${appUrl}/api/v1/workflows/${workflowId}/runs`, { inputs: {} })) as { id: string }
  let firstWordsMs: number | null = null
  let lastSeq = '0'
  // A reader that falls behind is cut off and comes back for the rest.
  for (;;) {
    for await (const { event, id: seq, data } of eventsOf(`${appUrl}/api/v1/runs/${id}/events`, lastSeq)) {
      if (event === 'words') firstWordsMs ??= performance.now() - beganAt
      lastSeq = seq ?? lastSeq
      if (!data.includes('"type":"run.')) continue
      const makespanMs = performance.now() - beganAt
      if (data.includes('"type":"run.succeeded"')) return { makespanMs, firstWordsMs: firstWordsMs ?? NaN }
      if (data.includes('"type":"run.failed"')) throw new Error(`The run has failed: ${data}`)
    }
  }
}

async function* eventsOf(url: string, lastEventId: string) {
  const response = await fetch(url, { headers: { 'last-event-id': lastEventId } })
  if (!response.ok || response.body === null)
    throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  yield* response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
}

async function postJson(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json', origin: new URL(url).origin }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

function workflowOf(branches: number): WorkflowDocument {
  const reference = `anthropic/${model}`
  const sections = Array.from({ length: branches }, (_, at) => ({
    label: `Part ${at + 1}`,
    instruction: `${prompt}${at + 1}.`,
  }))
  const position = { x: 0, y: 0 }
  return {
    format: 'parallax.workflow/1',
    name: `Bench ${branches}`,
    nodes: [
      {
        id: 'parts',
        type: 'section',
        position,
        data: { label: 'Parts', sections, prompt: '{{section.instruction}}', model: reference },
      },
      { id: 'report', type: 'aggregate', position, data: { label: 'Report', rule: 'synthesize', model: reference } },
      { id: 'result', type: 'output', position, data: { label: 'Result' } },
    ],
    edges: [
      { id: 'parts-report', source: 'parts', target: 'report' },
      { id: 'report-result', source: 'report', target: 'result' },
    ],
  }
}
