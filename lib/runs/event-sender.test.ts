import { expect, it } from 'vitest'
import { createEventSender, mostBufferedBytes } from './event-sender'

function open(stops: AbortSignal[] = []) {
  const made: ReturnType<typeof createEventSender>[] = []
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => void made.push(createEventSender(controller, stops)),
      pull: () => made[0]?.pulled(),
      cancel: () => made[0]?.gone(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostBufferedBytes }),
  )
  const [sender] = made
  if (sender === undefined) throw new Error('A stream starts when it is made.')
  return { sender, reader: stream.getReader() }
}

const piece = 'x'.repeat(10_000)

it('holds 256 KB for a reader that takes nothing, and then ends the stream', async () => {
  const { sender, reader } = open()
  let isOver = false
  sender.whenEnded(() => (isOver = true))
  let sent = 0
  for (; !isOver && sent < 1000; sent += 1) sender.send(piece)
  let held = 0
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) held += chunk.value.length
  expect(held).toBeGreaterThan(mostBufferedBytes - piece.length)
  expect(held).toBeLessThanOrEqual(mostBufferedBytes + piece.length)
})

it('holds history back until the reader has taken what there is', async () => {
  const { sender, reader } = open()
  expect(await sender.ready()).toBe(true)
  sender.send('y'.repeat(mostBufferedBytes))
  let isReady: boolean | null = null
  void sender.ready().then((ready) => (isReady = ready))
  await new Promise((resolve) => setImmediate(resolve))
  expect(isReady).toBeNull()
  await reader.read()
  await expect.poll(() => isReady).toBe(true)
})

it('tells history to stop when the reader goes, and cleans up once', async () => {
  const { sender, reader } = open()
  let cleaned = 0
  sender.whenEnded(() => (cleaned += 1))
  sender.send('y'.repeat(mostBufferedBytes))
  const ready = sender.ready()
  await reader.cancel()
  sender.end()
  expect([await ready, cleaned]).toEqual([false, 1])
  sender.whenEnded(() => (cleaned += 1))
  expect(cleaned).toBe(2)
})

it('ends at once when the server is about to end', async () => {
  const { reader } = open([AbortSignal.abort()])
  expect((await reader.read()).done).toBe(true)
})
