import { apiRoute } from '@/lib/actions/api-route'
import { readAfterSeq, runEventStream } from '@/lib/runs/event-stream'

/** The stream that pages read. An EventSource cannot send a header at first, so `?after=seq` says what the page has already. */
export const GET = apiRoute<{ runId: string }>(({ params, request }) =>
  runEventStream(params.runId, readAfterSeq(request), request.signal),
)
