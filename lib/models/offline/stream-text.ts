import { ModelCallError } from '../../engine/model-call'

/** Some words at a time, with the white space that follows them: the pieces joined are the text. */
const piece = /(?:\S+\s*){1,6}/g

/**
 * Hands a finished answer over in small pieces, as a streaming model would, letting other work have its turn between them.
 *
 * @throws ModelCallError with code `cancelled` as soon as the signal is aborted.
 */
export async function streamText(text: string, signal: AbortSignal, onText: (text: string) => void): Promise<void> {
  for (const [words] of text.matchAll(piece)) {
    stopIfAborted(signal)
    onText(words)
    await new Promise((resolve) => setImmediate(resolve))
  }
  stopIfAborted(signal)
}

export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new ModelCallError('cancelled', 'The call was cancelled.', { retryable: false })
}
