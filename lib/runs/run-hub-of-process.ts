import 'server-only'
import { processWide } from './process-wide'
import { createRunHub, type RunHub } from './run-hub'

/** The hub that every driver, route and action of this process shares. */
export function runHub(): RunHub {
  return processWide('run-hub', createRunHub)
}
