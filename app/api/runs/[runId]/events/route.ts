import { apiRoute } from '@/lib/actions/api-route'
import { answerEvents } from '@/lib/runs/answer-events'

/** The stream that pages read. An EventSource cannot send a header at first, so `?after=seq` says what the page has already. */
export const GET = apiRoute<{ runId: string }>(({ params, request }) => answerEvents(params.runId, request))
