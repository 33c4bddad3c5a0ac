import { AppError } from '../errors/app-error'

/** A save over the HTTP API must say which revision it is based on, or it could silently undo another. */
class RevisionRequiredError extends AppError {
  readonly code = 'revision_required'

  constructor() {
    super('Send the ETag of the revision that you changed as “If-Match”, for example "3". Read the workflow to get it.')
  }
}

/** The entity tag of a revision: `"3"`. */
export function revisionTag(revision: number): string {
  return `"${revision}"`
}

/** @param ifMatch the header; `*` names no revision and is refused. @throws RevisionRequiredError */
export function readRevision(ifMatch: string | null): number {
  const revision = ifMatch?.match(/^\s*(?:W\/)?"(\d{1,9})"\s*$/)?.[1]
  if (revision === undefined) throw new RevisionRequiredError()
  return Number(revision)
}
