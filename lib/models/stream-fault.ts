/** Something wrong with the answer itself, seen while it was read. What it means for the caller says `classify-error.ts`. */
export class StreamFault extends Error {
  constructor(
    readonly reason:
      /** Not a stream of the Messages API at all: the wrong address, or a proxy's page. */
      | 'notAStream'
      | 'malformed'
      /** It ended, cleanly or not, before its end was seen. */
      | 'truncated'
      | 'tooLong'
      | 'noFirstByte'
      | 'stalled'
      | 'deadline'
      /** The server said so in an `error` event, after a status of 200. */
      | 'serverError',
    message: string,
    /** For `serverError`: the type that the event names, `overloaded_error`; null when it names none. */
    readonly errorType: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'StreamFault'
  }
}
