import 'server-only'
import type { z } from 'zod'
import { problemResponse } from '../errors/problem-response'
import { toProblem } from '../errors/to-problem'
import { checkHost, checkOrigin } from '../security/check-request'
import { parseInput } from './parse-input'
import { readJsonBody } from './read-json-body'

/** What a handler is given. */
export type ApiCall<Params> = {
  request: Request
  url: URL
  /** The parts of the path: `{ runId }` for a folder `[runId]`. */
  params: Params
  /** The body as JSON, parsed by the schema. @throws InvalidInputError, and others that become 400, 413 or 415 by themselves. */
  body: <Schema extends z.ZodType>(schema: Schema) => Promise<z.output<Schema>>
  /** The body as JSON, unparsed, for what parses itself; undefined when there is none. */
  json: () => Promise<unknown>
}

/**
 * The shell of every route handler: checks Host and Origin, hands over the parts of the request, and turns whatever is thrown into
 * `application/problem+json`.
 *
 * @example
 * // app/api/v1/runs/[runId]/cancel/route.ts
 * export const POST = apiRoute<{ runId: string }>(async ({ params }) => {
 *   await cancelRun(params.runId)
 *   return Response.json({ id: params.runId }, { status: 202 })
 * })
 */
export function apiRoute<Params = Record<never, string>>(
  handler: (call: ApiCall<Params>) => Promise<Response> | Response,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    const url = new URL(request.url)
    try {
      checkHost(request.headers, process.env.PARALLAX_ALLOWED_HOSTS)
      if (request.method !== 'GET' && request.method !== 'HEAD') checkOrigin(request.headers, true)
      const json = () => readJsonBody(request)
      const body: ApiCall<Params>['body'] = async (schema) => parseInput(schema, await json())
      return uncached(await handler({ request, url, params: await context.params, body, json }))
    } catch (error) {
      return uncached(problemResponse(toProblem(error, `${request.method} ${url.pathname}`)))
    }
  }
}

/** Everything here is somebody's own data and may have changed a moment later. */
function uncached(response: Response): Response {
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
  return response
}
