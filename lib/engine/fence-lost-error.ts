import { AppError } from '../errors/app-error'
import type { Claim } from './ports'

/** Somebody with a newer claim drives the run now, or it was deleted. Thrown by `RunStore.append`; the driver goes silently. */
export class FenceLostError extends AppError {
  readonly code = 'fence_lost'
  override readonly kind = 'conflict'
  constructor(readonly claim: Claim) {
    super('Another process drives this run now.')
  }
}

/** By code and not by class: development reloads modules, and a class loaded twice is two classes. */
export function isFenceLost(error: unknown): boolean {
  return error instanceof AppError && error.code === 'fence_lost'
}
