import { describe, expect, it } from 'vitest'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow } from '../db/workflows'
import type { WorkflowDocument } from '../graph/document'
import { answerEvents, readAfterSeq } from './answer-events'
import { runEventStream } from './event-stream'
import type { RunNews } from './run-news'
import { startRun } from './start-run'
import { waitForRun } from './wait-for-run'

const position = { x: 0, y: 0 }

/** Needs no model: an input that is handed through. */
const handThrough: WorkflowDocument = {
  format: 'parallax.workflow/1',
  name: 'Hand through',
  nodes: [
    {
      id: 'brief',
      type: 'input',
      position,
      data: { label: 'Brief', fields: [{ name: 'text', type: 'document', default: 'Prices rose by 4 % in May.' }] },
    },
    {
      id: 'ask',
      type: 'prompt',
      position,
      data: { label: 'Ask', prompt: 'What happened to prices? {{brief.text}}', model: 'offline/extract' },
    },
    { id: 'result', type: 'output', position, data: { label: 'Result' } },
  ],
  edges: [
    { id: 'brief-ask', source: 'brief', target: 'ask' },
    { id: 'ask-result', source: 'ask', target: 'result' },
  ],
}

function requestWith(headers: Record<string, string>, query = ''): Request {
  return new Request(`http://127.0.0.1/api/v1/runs/1/events${query}`, { headers })
}

describe('the event stream of a run', () => {
  withTestDatabase()

  async function settledRun(): Promise<string> {
    const { id } = await createWorkflow(handThrough)
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await waitForRun(runId, 20_000)
    return runId
  }

  async function idsAfter(runId: string, afterSeq: number): Promise<number[]> {
    const response = await runEventStream(runId, afterSeq, new AbortController().signal)
    return [...(await response.text()).matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]))
  }

  it('carries every event once, with its seq as id, and ends with the run', async () => {
    const ids = await idsAfter(await settledRun(), 0)
    expect(ids.length).toBeGreaterThan(5)
    expect(ids).toEqual(ids.map((_, at) => at + 1))
  })

  it('goes on after the last event that was seen, wherever it was cut', async () => {
    const runId = await settledRun()
    const all = await idsAfter(runId, 0)
    for (const seen of all.slice(0, -1)) expect(await idsAfter(runId, seen)).toEqual(all.slice(seen))
  })

  it('tells a reader who has everything to stay away', async () => {
    const runId = await settledRun()
    const all = await idsAfter(runId, 0)
    expect((await runEventStream(runId, all.length, new AbortController().signal)).status).toBe(204)
  })

  it('tells a reader with an event that this run does not have to begin anew, and gives it everything', async () => {
    const runId = await settledRun()
    const all = await idsAfter(runId, 0)
    const text = await (await runEventStream(runId, all.length + 1, new AbortController().signal)).text()
    expect(text).toContain('event: reset')
    expect([...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]))).toEqual(all)
  })

  it('is told at once, as far as it has come, to who asks for JSON', async () => {
    const runId = await settledRun()
    const all = await idsAfter(runId, 0)
    const newsAfter = async (seq: number) =>
      (await (
        await answerEvents(runId, requestWith({ accept: 'application/json' }, `?after=${seq}`))
      ).json()) as RunNews
    expect((await newsAfter(2)).events.map(({ seq }) => seq)).toEqual(all.slice(2))
    expect(await newsAfter(all.length)).toEqual({ reset: false, events: [], words: [], waits: [] })
    const unknown = await newsAfter(99_999)
    expect([unknown.reset, unknown.events.length]).toEqual([true, all.length])
  })

  it('is asked to come unbuffered through proxies', async () => {
    const { headers, body } = await runEventStream(await settledRun(), 0, new AbortController().signal)
    expect(headers.get('x-accel-buffering')).toBe('no')
    expect(headers.get('cache-control')).toContain('no-transform')
    await body?.cancel()
  })

  it('refuses a run that is not there', async () => {
    await expect(runEventStream('nothing', 0, new AbortController().signal)).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('where a reader goes on', () => {
  it('is what the header says, or the address, or the beginning', () => {
    expect(readAfterSeq(requestWith({ 'last-event-id': '7' }, '?after=3'))).toBe(7)
    expect(readAfterSeq(requestWith({}, '?after=3'))).toBe(3)
    expect(readAfterSeq(requestWith({}))).toBe(0)
  })

  it.each(['-1', '1e309', 'abc', '1.5', '9'.repeat(400)])('is refused when it is no seq: %s', (id) => {
    expect(() => readAfterSeq(requestWith({ 'last-event-id': id }))).toThrow(/whole number/)
  })
})
