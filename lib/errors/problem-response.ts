import type { Problem } from './result'

const statusOfKind = {
  invalid: 422,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  unavailable: 503,
  internal: 500,
} as const satisfies { [Kind in Problem['kind']]: number }

/** Where HTTP has a narrower word than the kind. */
const statusOfCode: Readonly<Record<string, number>> = {
  invalid_json: 400,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  misdirected_request: 421,
  revision_required: 428,
}

function statusOf({ code, kind }: Pick<Problem, 'code' | 'kind'>): number {
  return statusOfCode[code] ?? statusOfKind[kind]
}

/** `application/problem+json` of RFC 9457. `detail` is the sentence for a person, `code` and `issues` are for programs. */
export function problemResponse(problem: Problem): Response {
  const status = statusOf(problem)
  const { code, message, issues } = problem
  return Response.json(
    { type: 'about:blank', title: titles[status] ?? 'Error', status, detail: message, code, issues },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        ...(status === 503 ? { 'Retry-After': '5' } : {}),
      },
    },
  )
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}
