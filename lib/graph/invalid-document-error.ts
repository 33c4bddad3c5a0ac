import { AppError, type Issue } from '../errors/app-error'

/** A value that is not a workflow document. Every reason is listed, each with its path from the document root. */
export class InvalidDocumentError extends AppError {
  readonly code = 'invalid_document'

  constructor(override readonly issues: readonly Issue[]) {
    super(
      issues.length === 1
        ? `This is not a workflow document: ${issues[0]?.message}`
        : `This is not a workflow document: ${issues.length} things are wrong with it.`,
    )
  }
}
