import type { ErrorKind, Issue } from './app-error'

/** An error as it crosses to the browser: plain data, nothing of the server in it. */
export type Problem = { code: string; kind: ErrorKind | 'internal'; message: string; issues: readonly Issue[] }

/** What every server action answers with: a value or a problem, never a throw. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }
