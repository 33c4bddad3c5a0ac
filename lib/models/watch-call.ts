import { StreamFault } from './stream-fault'

/**
 * How long a call may be silent before the first byte, how long after it (watched where the bytes are read), and how long it may take
 * in all. null: no limit here, since the engine has one for every branch.
 */
export type Patience = { firstByteMs: number; idleMs: number; wholeMs: number | null }

export const defaultPatience: Patience = { firstByteMs: 120_000, idleMs: 60_000, wholeMs: null }

export type CallWatch = {
  /** Aborted by the caller's signal and by the watch itself. */
  signal: AbortSignal
  /** Why it was aborted; null while it was not. */
  reason: () => 'cancelled' | StreamFault | null
  /** A request is being sent: from now on the first byte is waited for. */
  asking: () => void
  answering: () => void
  release: () => void
}

/**
 * A signal of one call's own. Hundreds of calls may share the caller's signal; each adds one listener and takes it away again.
 * The SDK forgets why a call was aborted, so it is kept here.
 */
export function watchCall(caller: AbortSignal, patience: Patience): CallWatch {
  const controller = new AbortController()
  let reason: 'cancelled' | StreamFault | null = null

  function stop(why: 'cancelled' | StreamFault): void {
    reason ??= why
    controller.abort()
  }

  const cancel = () => stop('cancelled')
  caller.addEventListener('abort', cancel, { once: true })
  let firstByte: NodeJS.Timeout | undefined
  const { wholeMs } = patience
  const whole =
    wholeMs === null
      ? undefined
      : setTimeout(() => stop(new StreamFault('deadline', `It was stopped after ${inSeconds(wholeMs)}.`)), wholeMs)

  return {
    signal: controller.signal,
    reason: () => reason,
    asking: () => {
      firstByte = setTimeout(() => {
        stop(new StreamFault('noFirstByte', `Nothing came for ${inSeconds(patience.firstByteMs)}.`))
      }, patience.firstByteMs)
    },
    answering: () => clearTimeout(firstByte),
    release: () => {
      clearTimeout(firstByte)
      clearTimeout(whole)
      caller.removeEventListener('abort', cancel)
    },
  }
}

function inSeconds(durationMs: number): string {
  return durationMs < 1000 ? `${durationMs} ms` : `${Math.round(durationMs / 1000)} seconds`
}
