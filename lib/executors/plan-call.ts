import type { ModelRequest } from '../engine/model-call'
import { AppError } from '../errors/app-error'
import { callOptions, type CallOptions } from '../nodes/call-options'

/** A snapshot names every model; one that does not was made by hand. */
class NoModelError extends AppError {
  readonly code = 'no_model'
  constructor(label: string) {
    super(`No model is chosen for “${label}”. Choose one and run again.`)
  }
}

/** @throws NoModelError */
export function modelOf(label: string, ...choices: readonly (string | null | undefined)[]): ModelRequest['model'] {
  const model = choices.find((choice) => choice !== null && choice !== undefined)
  if (model === undefined || model === null) throw new NoModelError(label)
  return model
}

/** The call options among a node's data. */
export function callOptionsOf(data: CallOptions): CallOptions {
  const names = Object.keys(callOptions) as (keyof CallOptions)[]
  return Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])))
}
