/** What kind of trouble it is. The funnel turns it into an HTTP status; nothing else may depend on it. */
export type ErrorKind = 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'tooLarge' | 'unavailable'

/** One thing that is wrong, where it is, and what to do about it. */
export type Issue = {
  /** Dotted path from the checked value to the field, `nodes.2.data.prompt`; empty for the whole. */
  path: string
  /** Stable word in snake_case, for programs. */
  code: string
  /** A sentence that a person can act on. */
  message: string
  nodeId?: string
}

/** An error that we foresaw. The message is for the person at the screen, the fields are for the code. */
export abstract class AppError extends Error {
  abstract readonly code: string
  readonly kind: ErrorKind = 'invalid'
  readonly issues: readonly Issue[] = []

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}
