import type { ServerResponse } from 'node:http'
import type { Pacer } from './pacer'
import type { Plan } from './plan'

type Told = {
  /** The first bytes were sent. */
  begun: () => void
  /** Once, when nothing more will be sent or the client has gone. */
  over: (outcome: Outcome) => void
}

/** Plays a plan into a response, at its pace. */
export function sendPlan(response: ServerResponse, plan: Plan, pacer: Pacer, { begun, over }: Told): void {
  const dueMs = dueTimes(plan)
  const beganAt = performance.now()
  let sent = 0

  const stop = pacer.add((now) => {
    const elapsedMs = now - beganAt
    let due = sent
    while (due < dueMs.length && (dueMs[due] ?? 0) <= elapsedMs) due += 1
    if (due > sent) {
      const isFirst = sent === 0
      if (isFirst) response.writeHead(plan.status, plan.headers)
      sent = write(response, plan, sent, due)
      if (isFirst) begun()
    }
    if (sent < plan.parts.length) return true
    finish(response, plan)
    return false
  })

  response.once('close', () => {
    stop()
    const wasReset = plan.ending === 'reset' && sent === plan.parts.length
    over(response.writableFinished ? 'finished' : wasReset ? 'reset' : 'aborted')
  })
}

type Outcome = 'finished' | 'aborted' | 'reset'

/** When each part is due, in milliseconds from the start: kept as sums, so that a late tick delays nothing after it. */
function dueTimes(plan: Plan): Float64Array {
  let sum = 0
  return Float64Array.from(plan.parts, (part) => (sum += part.afterMs))
}

/** What a late tick finds due goes out together, each part still a chunk of its own. */
function write(response: ServerResponse, plan: Plan, from: number, to: number): number {
  if (to - from === 1) {
    const part = plan.parts[from]
    if (part !== undefined && part.bytes.length > 0) response.write(part.bytes)
    else response.flushHeaders()
    return to
  }
  response.cork()
  for (let index = from; index < to; index += 1) {
    const bytes = plan.parts[index]?.bytes
    if (bytes !== undefined && bytes.length > 0) response.write(bytes)
  }
  response.uncork()
  return to
}

function finish(response: ServerResponse, plan: Plan): void {
  if (plan.ending === 'reset') response.socket?.resetAndDestroy()
  if (plan.ending !== 'end') return
  if (!response.headersSent) response.writeHead(plan.status, plan.headers)
  response.end()
}
