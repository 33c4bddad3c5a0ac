import { letOthersRun } from './let-others-run'

/** Some words at a time, with the white space that follows them: the pieces joined are the text. */
const piece = /\s*(?:\S+\s*){1,6}/g

/**
 * Hands a finished answer over in small pieces, as a streaming model would.
 *
 * @throws ModelCallError with code `cancelled` as soon as the signal is aborted.
 */
export async function streamText(text: string, signal: AbortSignal, onText: (text: string) => void): Promise<void> {
  for (const [words] of text.matchAll(piece)) {
    onText(words)
    await letOthersRun(signal)
  }
}
