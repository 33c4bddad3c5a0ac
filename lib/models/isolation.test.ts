import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { rules } from '../aggregation'
import type { ModelRequest } from '../engine/model-call'
import { segmentsOf } from '../executors/segments-of-call'
import { buildRequest } from './build-request'
import { hostileOutputs } from './hostile-outputs'
import { callOnce, testConnectionTo, testFeatures } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi()
})
afterAll(() => api.close())
beforeEach(() => api.clear())

const takingResults = () =>
  testConnectionTo(api.url, { features: testFeatures({ toolResults: 'yes', webSearch: 'yes' }) })

describe.each(hostileOutputs)('[E55] the output %j', (hostile) => {
  it('arrives inside of its own block and nowhere else', async () => {
    const request = synthesisOf(['Prices rise.', hostile, 'Two makers left.'])
    const { error } = await callOnce(takingResults(), { request })
    expect(error).toBeNull()
    const [body] = api.bodies() as SentBody[]
    expect(outputsIn(body)).toEqual([
      { id: 'B1', topic: 'Branch 1', output: 'Prices rise.' },
      { id: 'B2', topic: 'Branch 2', output: hostile },
      { id: 'B3', topic: 'Branch 3', output: 'Two makers left.' },
    ])
    expect(withoutResult(body)).not.toContain('OWNED')
    expect(body).toMatchObject({ tool_choice: { type: 'none' } })
    expect(JSON.stringify(body?.tools)).not.toContain('web_search')
  })

  it('closes no tag where a server knows no results of tools', () => {
    const [message] = buildRequest(synthesisOf([hostile, 'Good.']), testConnectionTo('http://localhost:1')).messages
    const text = String(message?.content)
    const tag = /^<(branch[-\d]*) id="B1"/.exec(text)?.[1] ?? 'no tag'
    expect(text.split(`</${tag}>`)).toHaveLength(3)
    expect(text.split(`</${tag}>`)[0]).toContain(hostile)
    expect(text.split(`</${tag}>`)[2]).not.toContain('OWNED')
  })
})

it('[E55] holds for whatever else a branch may say', () => {
  const connection = testConnectionTo('http://localhost:1', { features: testFeatures({ toolResults: 'yes' }) })
  const calm = withoutResult(sent(synthesisOf(['one', 'two']), connection))
  fc.assert(
    fc.property(fc.tuple(spoken, spoken), ([one, other]) => {
      const body = sent(synthesisOf([one, other]), connection)
      expect(outputsIn(body).map(({ output }) => output)).toEqual([one, other])
      expect(withoutResult(body)).toBe(calm)
    }),
    { numRuns: 200 },
  )
})

/** Blank outputs are no outputs: they are left out before anything is asked. */
const spoken = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== '')

type SentBody = { system: string; tools: unknown; messages: { content: unknown }[] } | undefined

function synthesisOf(outputs: readonly string[]): ModelRequest {
  const { synthesize } = rules
  if (!synthesize.callsModel) throw new Error('Synthesize calls a model.')
  const branches = outputs.map((output, index) => ({
    index,
    label: `Branch ${index + 1}`,
    status: 'succeeded' as const,
    output,
  }))
  const [call] = synthesize.calls({ answer: { type: 'text' }, branches }, { order: 'declared' }, [])
  if (call === undefined) throw new Error('There is something to ask about.')
  return {
    model: 'scripted/scripted-model',
    system: call.system,
    segments: segmentsOf(call),
    answer: { type: 'text' },
    options: { webSearch: true },
    purpose: 'synthesis',
  }
}

/** As it goes over the wire. */
function sent(request: ModelRequest, connection: ReturnType<typeof takingResults>): SentBody {
  return JSON.parse(JSON.stringify(buildRequest(request, connection))) as SentBody
}

type Result = { content: { text: string }[] }

function outputsIn(body: SentBody): { id: string; topic?: string; output: string }[] {
  const [result] = body?.messages.at(-1)?.content as [Result]
  return result.content.map(({ text }) => JSON.parse(text) as { id: string; output: string })
}

/** Everything that the model is told, without the outputs. */
function withoutResult(body: SentBody): string {
  const last = body?.messages.at(-1)?.content as [Result, unknown]
  return JSON.stringify({
    ...body,
    messages: [...(body?.messages.slice(0, -1) ?? []), [{ ...last[0], content: [] }, last[1]]],
  })
}
