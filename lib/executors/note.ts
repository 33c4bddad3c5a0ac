import type { NodeExecutor } from '../engine/executor'

/** Takes no part in a run; it is here so that every node type has an executor. */
export const note: NodeExecutor<'note'> = {
  plan: () => [],
  settle: () => ({ ok: true, output: { text: '' } }),
}
