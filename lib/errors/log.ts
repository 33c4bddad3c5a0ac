/**
 * One line of JSON on the console for something that went wrong and that nobody foresaw. Names the error and its place in the code,
 * not its message: a message may quote a prompt, a key or what a model said.
 *
 * @param where what the app was doing, as `noun.verb`: `run.resume`.
 */
export function logProblem(where: string, error: unknown): void {
  console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', where, ...describe(error) }))
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as { code?: unknown }
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: placesOf(error),
    ...(error.cause instanceof Error ? { cause: describe(error.cause) } : {}),
  }
}

/** The frames alone: what stands above them in a stack is the message, which may look like frames itself. */
function placesOf({ stack = '', message }: Error): string[] {
  const frames = message === '' ? stack : (stack.split(message).at(-1) ?? '')
  return frames
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}
