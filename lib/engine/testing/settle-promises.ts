/** Promises chain at most this deep between two things that happen outside. */
const deepest = 60

/** Lets everything that is under way and waits for no clock come to rest. */
export async function settlePromises(): Promise<void> {
  for (let depth = 0; depth < deepest; depth += 1) await Promise.resolve()
}
