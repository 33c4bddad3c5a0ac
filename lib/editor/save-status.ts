/** How the workflow on the screen stands to the one in the database. Only `saved` may be shown as "Saved". */
export type SaveStatus =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** The server could not be reached; the next try comes by itself. */
  | { kind: 'retrying' }
  /** The server answered, and said no: trying the same again would not help. */
  | { kind: 'refused'; message: string }
  /** Somebody else has saved since: the person must choose. Nothing is sent until then. */
  | { kind: 'conflict' }
