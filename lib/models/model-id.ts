import type { ModelReference } from '../nodes/call-options'

/** The connection's name: what stands before the first slash. */
export function connectionNameOf(reference: ModelReference): string {
  return reference.slice(0, reference.indexOf('/'))
}

/** What the endpoint calls the model: everything behind the first slash, in which there may be more. */
export function modelIdOf(reference: ModelReference): string {
  return reference.slice(reference.indexOf('/') + 1)
}
