import { AppError } from './app-error'

/** What was asked for is not there, or no longer. */
export class NotFoundError extends AppError {
  readonly code = 'not_found'
  override readonly kind = 'notFound'

  constructor(
    readonly what: 'workflow' | 'run' | 'node' | 'connection' | 'price' | 'template' | 'panel' | 'page',
    readonly id: string,
  ) {
    super(`There is no ${what} “${id.slice(0, 80)}”. It may have been deleted.`)
  }
}
