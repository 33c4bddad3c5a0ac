import { apiRoute } from '@/lib/actions/api-route'
import { answerEvents } from '@/lib/runs/answer-events'

/** The run as server-sent events; `Last-Event-ID` resumes without gap or repeat. */
export const GET = apiRoute<{ runId: string }>(({ params, request }) => answerEvents(params.runId, request))
