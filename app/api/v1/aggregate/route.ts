import { aggregateRequest, aggregateRequestSchema } from '@/lib/actions/aggregate-request'
import { apiRoute } from '@/lib/actions/api-route'

export const POST = apiRoute(async ({ body }) => Response.json(aggregateRequest(await body(aggregateRequestSchema))))
