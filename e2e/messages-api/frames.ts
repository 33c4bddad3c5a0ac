/** Server-sent events of the Messages API, as the bytes that go over the wire. */

/** Bytes and how long after the bytes before them they are sent. */
export type Part = { bytes: Buffer; afterMs: number }

export function frame(type: string, data: object): Buffer {
  return Buffer.from(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`)
}

export function messageStart(model: string, usage: object | null): Buffer {
  const message = { id: 'msg_scripted', type: 'message', role: 'assistant', model, content: [], stop_reason: null }
  return frame('message_start', { message: usage === null ? message : { ...message, usage } })
}

export const textBlockStart = (index: number) =>
  frame('content_block_start', { index, content_block: { type: 'text', text: '' } })

export const textDelta = (index: number, text: string) =>
  frame('content_block_delta', { index, delta: { type: 'text_delta', text } })

export const blockStop = (index: number) => frame('content_block_stop', { index })

export function messageDelta(stopReason: string, usage: object | null, more: object = {}): Buffer {
  const delta = { stop_reason: stopReason, stop_sequence: null, ...more }
  return frame('message_delta', usage === null ? { delta } : { delta, usage })
}

export const messageStop = frame('message_stop', {})
export const ping = frame('ping', {})

export const errorFrame = (type: string, message: string) => frame('error', { error: { type, message } })

/** Splits a text into what a model would send one by one: words with the space before them. */
export function tokensOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}
