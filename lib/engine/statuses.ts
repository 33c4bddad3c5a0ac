import type { Status } from './run-state'

/** Settled is for good: no later event of the same run changes it. */
export function isSettled(status: Status): boolean {
  return status !== 'queued' && status !== 'running'
}
