import type { BranchState } from '@/lib/engine/run-state'

/**
 * The model that a branch was put to, as the workflow names it, and beside it the name that the answer gave where that is another:
 * a gateway may map names in silence.
 */
export function modelName({
  model,
  attempts,
  kept,
}: Pick<BranchState, 'model' | 'attempts'> & Partial<Pick<BranchState, 'kept'>>): string | null {
  const asked = kept?.asked ?? attempts.at(-1)?.model ?? model
  if (asked === null || model === null || model === asked) return asked
  const isSame = asked.slice(asked.indexOf('/') + 1) === model
  return isSame ? asked : `${asked}, answered by ${model}`
}
