import { modelIdOf } from './model-id'
import type { ModelReference } from '../nodes/call-options'

/** Line and generation of a Claude model; what follows is its minor version and date. */
const claude = /^claude-(?<line>[a-z]+)-(?<generation>\d+)(?=-|$)/

/**
 * Which models share a limit of the provider. Anthropic counts the models of a line and generation together (`claude-sonnet-5` and
 * `claude-sonnet-5-5`, with or without a date in the name); of any other model it is taken to have its own. Too fine a class only
 * learns the same thing twice.
 */
export function modelClassOf(reference: ModelReference): string {
  const id = modelIdOf(reference)
  const { line, generation } = claude.exec(id)?.groups ?? {}
  return line === undefined || generation === undefined ? id : `claude-${line}-${generation}`
}
