import { ModelCallError } from '../../engine/model-call'

/**
 * Gives everything else that waits in the process its turn: computing must not hold up a server.
 *
 * @throws ModelCallError with code `cancelled` when the call is no longer wanted.
 */
export async function letOthersRun(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  if (signal.aborted) throw new ModelCallError('cancelled', 'The call was cancelled.', { retryable: false })
}
