/** The moments at which a crash test ends the process, in the order in which a run meets them. */
export const failpointNames = [
  'enqueue',
  'claim',
  'before-commit',
  'after-commit',
  'before-event',
  'before-call',
  'first-byte',
  'last-byte',
  'retry-wait',
  'join',
  'cancel',
  'finalise',
] as const
export type FailpointName = (typeof failpointNames)[number]

/** Says that a run passes this point. Ends the process when it is the armed one. */
export type Failpoint = (name: FailpointName, runId: string) => void

/**
 * Arms one failpoint. Only the environment of the process can: nothing that a request brings comes here.
 *
 * @param setting `last-byte:3` for the third passing, `claim:1@<run id>` where only that run counts; undefined arms nothing.
 * @param end ends the process as a power cut would.
 * @returns null where nothing is armed: then nobody asks.
 */
export function armFailpoint(setting: string | undefined, end: () => void): Failpoint | null {
  if (setting === undefined || setting === '') return null
  const [, name, count, runId] = /^([a-z-]+):([1-9]\d*)(?:@(.+))?$/.exec(setting) ?? []
  if (!failpointNames.some((known) => known === name))
    throw new RangeError(`PARALLAX_FAILPOINT=${setting} names no failpoint. There are: ${failpointNames.join(', ')}.`)
  let left = Number(count)
  return (passed, ofRun) => {
    if (passed !== name || (runId !== undefined && runId !== ofRun)) return
    left -= 1
    if (left === 0) end()
  }
}
