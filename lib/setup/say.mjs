/** Something that a person can put right: printed as it is, without a stack. */
export class SetupError extends Error {}

export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`

/** Does one step and says so: what begins, and how long it took. */
export async function step(title, work) {
  const beganAt = performance.now()
  console.log(`▸ ${title} …`)
  const result = await work()
  console.log(`  done in ${seconds(beganAt)}`)
  return result
}

/** Runs a command to its end; what goes wrong becomes one sentence and exit code 1. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof SetupError ? `\n✗ ${error.message}` : error)
    process.exit(1)
  }
}
