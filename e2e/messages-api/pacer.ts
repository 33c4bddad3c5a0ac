/** How late a part may be sent at most, while the process keeps up. */
const tickMs = 2

export type Pacer = { add: (sender: Sender) => () => void }

/** Asked on every tick; false when it has nothing left to send. */
type Sender = (now: number) => boolean

/**
 * One timer for every stream. A thousand streams of a hundred tokens a second would otherwise be a hundred thousand timers
 * a second, and the server would be what a benchmark measures.
 */
export function createPacer(): Pacer {
  const senders = new Set<Sender>()
  let timer: NodeJS.Timeout | null = null

  function tick(): void {
    const now = performance.now()
    for (const sender of senders) if (!sender(now)) senders.delete(sender)
    if (senders.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }

  function add(sender: Sender): () => void {
    senders.add(sender)
    timer ??= setInterval(tick, tickMs)
    return () => senders.delete(sender)
  }

  return { add }
}
