import 'server-only'
import { readRunStatus } from '../db/runs'

/** 202: the run is under way, and where it can be read. */
export async function startedRun(runId: string): Promise<Response> {
  const headers = { Location: `/api/v1/runs/${runId}` }
  return Response.json({ id: runId, status: await readRunStatus(runId) }, { status: 202, headers })
}
