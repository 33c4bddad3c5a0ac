import type { LiveSource } from './live-source'

/** A browser allows six connections to a host over HTTP/1.1, and pages and actions need some of them. */
const mostStreams = 4

/** What the tab that listens repeats to the others. */
const repeated = new Set(['message', 'words', 'waits', 'beat', 'error'])

/**
 * The stream at an address, one for all tabs of the browser: the tab that holds the lock listens and repeats what it hears. When it
 * is closed its lock goes to another. Where a browser has no locks (pages that are neither local nor encrypted) every tab has a
 * stream of its own.
 *
 * Beside the events of the stream a listener hears `behind` when another tab has been listening before (ask for what was missed) and
 * `crowded` when there are too many streams for one more (ask from time to time).
 *
 * @param url asked again each time a stream is opened, since what is known by then need not be sent again.
 */
export function openSharedSource(url: () => string): LiveSource {
  // Typed as if every browser had them everywhere.
  if ((navigator.locks as LockManager | undefined) === undefined) return new EventSource(url())
  const name = `parallax ${url().split('?', 1)[0]}`
  const listeners = new Map<string, (event: MessageEvent<string>) => void>()
  const channel = new BroadcastChannel(name)
  const closing = new AbortController()
  let isListening = false

  function tell(event: string, data = ''): void {
    if (!closing.signal.aborted) listeners.get(event)?.(new MessageEvent(event, { data }))
  }

  channel.addEventListener('message', (message: MessageEvent<{ event: string; data: string }>) => {
    if (!isListening) tell(message.data.event, message.data.data)
  })

  async function follow(): Promise<void> {
    const free = await takeLock(name, { ifAvailable: true })
    if (free === null) {
      tell('open')
      tell('behind')
    }
    const release = free ?? (await takeLock(name, { signal: closing.signal }))
    if (release === null) return
    closeWith(release)
    const releaseStream = await takeStream()
    if (releaseStream === null) return
    closeWith(releaseStream)
    listen()
  }

  /** One of the few streams; when all are taken it waits for one to come free. */
  async function takeStream(): Promise<(() => void) | null> {
    for (let at = 0; at < mostStreams; at += 1) {
      const free = await takeLock(`parallax stream ${at}`, { ifAvailable: true })
      if (free !== null) return free
    }
    if (closing.signal.aborted) return null
    channel.postMessage({ event: 'crowded', data: '' })
    tell('crowded')
    return takeLock('parallax stream 0', { signal: closing.signal })
  }

  function listen(): void {
    if (closing.signal.aborted) return
    isListening = true
    const source = new EventSource(url())
    closeWith(() => source.close())
    for (const event of ['open', 'reset', ...repeated]) {
      source.addEventListener(event, (message) => {
        // Not every one of them is a message: `open` and `error` have no data.
        const data = message instanceof MessageEvent ? String(message.data) : ''
        // The others first: who is told may close this.
        if (repeated.has(event)) channel.postMessage({ event, data })
        tell(event, data)
      })
    }
  }

  function closeWith(release: () => void): void {
    if (closing.signal.aborted) release()
    else closing.signal.addEventListener('abort', release, { once: true })
  }

  // Nobody may be told before who opened this has said what to listen for.
  void Promise.resolve().then(follow)
  return {
    addEventListener: (event, listener) => void listeners.set(event, listener),
    close() {
      closing.abort()
      channel.close()
    },
  }
}

/** Resolves with how to give the lock back; null when it is not to be had, or no longer wanted. */
function takeLock(
  name: string,
  options: { ifAvailable: true } | { signal: AbortSignal },
): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) =>
      lock === null ? resolve(null) : new Promise<void>((release) => resolve(release))
    navigator.locks.request(name, options, hold).catch(() => resolve(null))
  })
}
