import { AppError } from './app-error'

/** Somebody saved since the writer last read. Nothing was written. */
export class RevisionConflictError extends AppError {
  readonly code = 'revision_conflict'
  override readonly kind = 'conflict'

  constructor(readonly currentRevision: number) {
    super('The workflow was saved somewhere else since you opened it. Nothing of yours was overwritten or saved.')
  }
}
