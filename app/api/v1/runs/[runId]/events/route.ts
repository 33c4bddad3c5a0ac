import { apiRoute } from '@/lib/actions/api-route'
import { readAfterSeq, runEventStream } from '@/lib/runs/event-stream'

/** The run as server-sent events; `Last-Event-ID` resumes without gap or repeat. */
export const GET = apiRoute<{ runId: string }>(({ params, request }) =>
  runEventStream(params.runId, readAfterSeq(request), request.signal),
)
