import { AppError } from './app-error'
import { logProblem } from './log'
import type { Problem } from './result'

/**
 * The one funnel to the person at the screen. What we foresaw keeps its words; anything else is logged here, once, and becomes one
 * neutral sentence.
 *
 * @param where what the app was doing, for the log: `action`, `GET /api/v1/runs/[runId]`.
 */
export function toProblem(error: unknown, where: string): Problem {
  if (error instanceof AppError) {
    return { code: error.code, kind: error.kind, message: error.message, issues: error.issues }
  }
  logProblem(where, error)
  const message = 'Something went wrong inside Parallax. The details are in its log; what was saved before is safe.'
  return { code: 'internal', kind: 'internal', message, issues: [] }
}
