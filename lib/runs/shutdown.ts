import 'server-only'
import { processWide } from './process-wide'

/** Aborted when the process is asked to end: whatever would keep a connection open until a run has settled lets go of it. */
export const shutdown = processWide('shutdown', () => new AbortController())
