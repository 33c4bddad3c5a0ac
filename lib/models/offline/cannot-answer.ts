import { ModelCallError } from '../../engine/model-call'

/** An offline model that cannot answer says so: no guess, and no use in asking it again. */
export function cannotAnswer(code: string, message: string): ModelCallError {
  return new ModelCallError(code, message, { retryable: false, usage: null, costUsd: 0 })
}
