import type { ApiSchemaName } from './api-schemas'

const schema = (name: ApiSchemaName) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: ApiSchemaName) => ({ 'application/json': { schema: schema(name) } })
const body = (name: ApiSchemaName, required = true) => ({ required, content: json(name) })
const answer = (description: string, name?: ApiSchemaName) => ({
  description,
  ...(name ? { content: json(name) } : {}),
})

const problems = {
  '403': 'A page of another site sent it.',
  '404': 'There is none with this id.',
  '409': 'It conflicts with what was saved or asked for before.',
  '413': 'The body is larger than 5 MB.',
  '415': 'The body is not called application/json.',
  '422': 'It cannot be done as it was sent; every reason is listed.',
  '428': 'If-Match is missing.',
  '503': 'The database is not ready.',
} as const

const refusals = (...statuses: (keyof typeof problems)[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: problems[status], content: { 'application/problem+json': { schema: schema('Problem') } } },
    ]),
  )

const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const header = (name: string, description: string, required = false) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
})

const workflowId = inPath('workflowId')
const runId = inPath('runId')
const etag = { ETag: { description: 'The revision, quoted.', schema: { type: 'string' } } }

/** Every call of the HTTP API. */
export const apiPaths = {
  '/api/health': {
    get: {
      operationId: 'getHealth',
      summary: 'Whether runs can start',
      responses: { '200': answer('They can.', 'Health'), '503': answer('They cannot, and why.', 'Health') },
    },
  },
  '/api/v1/workflows': {
    get: {
      operationId: 'listWorkflows',
      summary: 'Every workflow, the last changed first',
      responses: { '200': answer('The list.', 'WorkflowList'), ...refusals('503') },
    },
    post: {
      operationId: 'createWorkflow',
      summary: 'Save a new workflow',
      requestBody: body('WorkflowDocument'),
      responses: {
        '201': { ...answer('Saved.', 'SavedWorkflow'), headers: etag },
        ...refusals('403', '413', '415', '422'),
      },
    },
  },
  '/api/v1/workflows/{workflowId}': {
    parameters: [workflowId],
    get: {
      operationId: 'getWorkflow',
      summary: 'The document of a workflow',
      responses: { '200': { ...answer('The document.', 'WorkflowDocument'), headers: etag }, ...refusals('404') },
    },
    put: {
      operationId: 'saveWorkflow',
      summary: 'Save over the revision that If-Match names',
      parameters: [header('If-Match', 'The ETag of the revision that was changed.', true)],
      requestBody: body('WorkflowDocument'),
      responses: {
        '200': { ...answer('Saved.', 'SavedWorkflow'), headers: etag },
        ...refusals('403', '404', '409', '413', '415', '422', '428'),
      },
    },
    delete: {
      operationId: 'deleteWorkflow',
      summary: 'Delete a workflow; its runs stay',
      responses: { '204': answer('Deleted.'), ...refusals('403', '404') },
    },
  },
  '/api/v1/workflows/{workflowId}/runs': {
    parameters: [workflowId],
    post: {
      operationId: 'startRun',
      summary: 'Start a run of the saved workflow',
      parameters: [
        header('Idempotency-Key', 'Makes one run of a call that is repeated.'),
        {
          name: 'wait',
          in: 'query',
          description: 'Seconds to wait for the run to settle; then the answer is the run.',
          schema: { type: 'number', minimum: 0 },
        },
      ],
      requestBody: body('StartRun', false),
      responses: {
        '200': answer('With wait: the run has settled.', 'Run'),
        '202': answer('The run is under way.', 'StartedRun'),
        ...refusals('403', '404', '409', '413', '415', '422'),
      },
    },
  },
  '/api/v1/workflows/{workflowId}/estimate': {
    parameters: [workflowId],
    post: {
      operationId: 'estimateRun',
      summary: 'What a run will take: calls, tokens and dollars, and what that rests on; nothing is billed',
      requestBody: body('Estimate'),
      responses: { '200': answer('The estimate.', 'RunEstimate'), ...refusals('403', '404', '413', '415', '422') },
    },
  },
  '/api/v1/runs/{runId}': {
    parameters: [runId],
    get: {
      operationId: 'getRun',
      summary: 'A run with every node and branch',
      responses: { '200': answer('The run.', 'Run'), ...refusals('404') },
    },
  },
  '/api/v1/runs/{runId}/events': {
    parameters: [runId],
    get: {
      operationId: 'followRun',
      summary: 'Server-sent events: what was recorded, in order, then what comes',
      description:
        'With `Accept: application/json` no stream, but at once what there is, for who is behind a proxy that buffers.',
      parameters: [header('Last-Event-ID', 'The seq of the last event that was received.')],
      responses: {
        '200': {
          description:
            'Each message has the seq as its id and a RunEvent as its data. Words of running branches, waits, and a beat every 10 s come without an id.',
          content: { 'text/event-stream': { schema: schema('RunEvent') }, ...json('RunNews') },
        },
        ...refusals('404'),
      },
    },
  },
  '/api/v1/runs/{runId}/cancel': {
    parameters: [runId],
    post: {
      operationId: 'cancelRun',
      summary: 'Stop a run and keep what it has',
      responses: { '202': answer('It has been asked to stop.', 'RunId'), ...refusals('403', '404') },
    },
  },
  '/api/v1/runs/{runId}/again': {
    parameters: [runId],
    post: {
      operationId: 'runAgain',
      summary:
        'Go on from a settled run in a new one: what is named or had failed is called again, every other answer is kept',
      parameters: [header('Idempotency-Key', 'Makes one run of a call that is repeated.')],
      requestBody: body('Again', false),
      responses: {
        '202': answer('The new run is under way.', 'StartedRun'),
        ...refusals('403', '404', '409', '413', '415', '422'),
      },
    },
  },
  '/api/v1/runs/{runId}/nodes/{nodeId}/branches/{index}/rerun': {
    parameters: [runId, inPath('nodeId'), inPath('index')],
    post: {
      operationId: 'rerunBranch',
      summary: 'Call one branch of a settled run again, in a new run that keeps the answers of the others',
      parameters: [header('Idempotency-Key', 'Makes one run of a call that is repeated.')],
      requestBody: body('Rerun', false),
      responses: {
        '202': answer('The new run is under way.', 'StartedRun'),
        ...refusals('403', '404', '409', '413', '415', '422'),
      },
    },
  },
  '/api/v1/runs/{runId}/nodes/{nodeId}/reaggregate': {
    parameters: [runId, inPath('nodeId')],
    post: {
      operationId: 'reaggregate',
      summary: 'Combine the branches of a settled run another way, beside its own result',
      requestBody: body('Reaggregate'),
      responses: {
        '202': answer('It is recorded; what was asked for before is answered again.', 'Reaggregation'),
        ...refusals('403', '404', '409', '413', '415', '422'),
      },
    },
  },
  '/api/v1/aggregate': {
    post: {
      operationId: 'aggregate',
      summary: 'Combine branches by a rule that calls no model',
      requestBody: body('AggregateRequest'),
      responses: { '200': answer('The result.', 'AggregationResult'), ...refusals('403', '413', '415', '422') },
    },
  },
  '/api/v1/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      summary: 'This description',
      responses: {
        '200': { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
} as const
