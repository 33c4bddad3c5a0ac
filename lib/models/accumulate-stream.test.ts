import fc from 'fast-check'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import type { ModelCallError } from '../engine/model-call'
import { createStreamAccumulator } from './accumulate-stream'
import { judgeAnswer } from './judge-answer'
import { readAnswer } from './read-answer'
import { StreamFault } from './stream-fault'

const events = [
  { type: 'message_start', message: { model: 'm', content: [], usage: { input_tokens: 5, output_tokens: 1 } } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'one ' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'two' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } },
  { type: 'message_stop' },
]
const stream = Buffer.from(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''))
const judged = { label: 'Test', maxTokens: 100, costOf: () => null, savingOf: () => null }
const read = (bytes: Buffer) => readAnswer(Readable.from([bytes]), createStreamAccumulator(), 1000, () => undefined)

it('counts the output only from what the last delta says', () => {
  const accumulator = createStreamAccumulator()
  events.slice(0, 4).forEach((event) => accumulator.push(JSON.stringify(event)))
  expect(accumulator.answer().usage).toMatchObject({ inputTokens: 5, outputTokens: null })
  events.slice(4).forEach((event) => accumulator.push(JSON.stringify(event)))
  expect(accumulator.answer()).toMatchObject({
    text: 'one two',
    ended: true,
    usage: { inputTokens: 5, outputTokens: 2 },
  })
})

it('hands out words once', () => {
  const accumulator = createStreamAccumulator()
  events.forEach((event) => accumulator.push(JSON.stringify(event)))
  expect([accumulator.takeWords(), accumulator.takeWords()]).toEqual(['one two', ''])
})

it('stops an answer of more than 8 MB', () => {
  const accumulator = createStreamAccumulator()
  const delta = { type: 'text_delta', text: 'x'.repeat(1024 * 1024) }
  const push = () => accumulator.push(JSON.stringify({ type: 'content_block_delta', index: 0, delta }))
  for (let times = 0; times < 8; times += 1) push()
  expect(push).toThrow(StreamFault)
})

it('calls an answer whole at no place where it could be cut, before it has said why it stops', async () => {
  const reasonSaid = stream.indexOf('event: message_stop')
  for (let length = 0; length < reasonSaid; length += 1) {
    const answer = await read(stream.subarray(0, length))
    expect(() => judgeAnswer(answer, judged), `cut at byte ${length}`).toThrow(StreamFault)
  }
  const { text } = judgeAnswer(await read(stream.subarray(0, reasonSaid)), judged)
  expect(text).toBe('one two')
})

it('meets any garbled stream with an answer, a fault or a refusal, and with nothing else', async () => {
  const edit = fc.record({
    at: fc.nat(stream.length - 1),
    remove: fc.nat(40),
    insert: fc.uint8Array({ maxLength: 12 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const garbled = edits.reduce<Buffer>(
        (bytes, { at, remove, insert }) => Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]),
        stream,
      )
      try {
        judgeAnswer(await read(garbled), judged)
      } catch (error) {
        const code = (error as Partial<ModelCallError>).code
        expect(error instanceof StreamFault || typeof code === 'string').toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})
