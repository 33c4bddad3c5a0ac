import type { ModelRequest } from '../model-call'

/** What the tests hold to be the content of a request, written down apart from the engine's own notion of it. */
export function contentOf({ model, system, segments, answer, purpose }: ModelRequest): string {
  return JSON.stringify([model, system, segments.map(({ text }) => text), answer, purpose])
}
