import type { RunError } from './run-event'

/** A process that ended so often while it went on with a run is likely to end again. */
export const mostRecoveries = 3

/**
 * Whether a run is given up instead of gone on with once more (E57). Without a bound, a run under which the process dies keeps the
 * server from ever coming up.
 *
 * @param recoveries how often the run was gone on with since it last got anywhere, not counting this time.
 */
export function isBeyondRecovery(recoveries: number): boolean {
  return recoveries >= mostRecoveries
}

export const beyondRecovery: RunError = {
  code: 'server_ended',
  message:
    'This run was stopped: the server ended three times while it was working on it. What had succeeded is kept; ' +
    'see in the log why the server ended, then run it again.',
}
