import 'server-only'
import { nanoid } from 'nanoid'
import { NotFoundError } from '../errors/not-found-error'
import { RevisionConflictError } from '../errors/revision-conflict-error'
import { graphSchema, type Graph, type WorkflowDocument } from '../graph/document'
import { getPrisma } from './client'
import { runSummaryColumns, toRunSummary, type RunSummary } from './run-summary'

/** Times are milliseconds since 1970. */
export type WorkflowRecord = { id: string; revision: number; document: WorkflowDocument; updatedAt: number }

export type WorkflowSummary = {
  id: string
  name: string
  description: string | null
  revision: number
  updatedAt: number
  graph: Graph
  lastRun: RunSummary | null
}

/** The last changed first. */
export async function listWorkflows(): Promise<WorkflowSummary[]> {
  const [rows, lastRuns] = await Promise.all([
    getPrisma().workflow.findMany({ orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }] }),
    lastRunByWorkflow(),
  ])
  return rows.map(({ id, name, description, revision, updatedAt, graph }) => ({
    id,
    name,
    description,
    revision,
    updatedAt: updatedAt.getTime(),
    graph: readGraph(graph),
    lastRun: lastRuns.get(id) ?? null,
  }))
}

/** By hand: a nested `take: 1` would read every run of every workflow and drop all but one. */
async function lastRunByWorkflow(): Promise<Map<string | null, RunSummary>> {
  const newest = await getPrisma().$queryRaw<{ id: string | null }[]>`
    SELECT (SELECT "id" FROM "Run" WHERE "workflowId" = "Workflow"."id" ORDER BY "createdAt" DESC, "id" DESC LIMIT 1) AS "id"
    FROM "Workflow"`
  const ids = newest.flatMap(({ id }) => (id === null ? [] : [id]))
  const rows = await getPrisma().run.findMany({ where: { id: { in: ids } }, select: runSummaryColumns })
  return new Map(rows.map((row) => [row.workflowId, toRunSummary(row)]))
}

/** @throws NotFoundError */
export async function getWorkflow(id: string): Promise<WorkflowRecord> {
  const row = await getPrisma().workflow.findUnique({ where: { id } })
  if (row === null) throw new NotFoundError('workflow', id)
  return { id, revision: row.revision, document: toDocument(row), updatedAt: row.updatedAt.getTime() }
}

export async function createWorkflow(document: WorkflowDocument): Promise<{ id: string; revision: number }> {
  return getPrisma().workflow.create({
    data: { id: nanoid(), ...toColumns(document) },
    select: { id: true, revision: true },
  })
}

/**
 * Saves over the revision that the writer has read, and over no other.
 *
 * @throws RevisionConflictError when somebody has saved since, unless what they saved is this very document: then it is the same save,
 * repeated because its answer was lost. @throws NotFoundError
 */
export async function saveWorkflow(
  id: string,
  basedOnRevision: number,
  document: WorkflowDocument,
): Promise<{ revision: number }> {
  const columns = toColumns(document)
  const revision = basedOnRevision + 1
  const { count } = await getPrisma().workflow.updateMany({
    where: { id, revision: basedOnRevision },
    data: { ...columns, revision, updatedAt: new Date() },
  })
  if (count === 1) return { revision }

  const current = await getPrisma().workflow.findUnique({ where: { id } })
  if (current === null) throw new NotFoundError('workflow', id)
  if (current.revision === revision && isSame(current, columns)) return { revision }
  throw new RevisionConflictError(current.revision)
}

/** Changes the name alone, over whatever revision there is. @throws NotFoundError */
export async function renameWorkflow(id: string, name: string): Promise<{ revision: number }> {
  const [renamed] = await getPrisma().workflow.updateManyAndReturn({
    where: { id },
    data: { name, revision: { increment: 1 }, updatedAt: new Date() },
    select: { revision: true },
  })
  if (renamed === undefined) throw new NotFoundError('workflow', id)
  return renamed
}

/** Its runs stay: they carry a snapshot of their own. @throws NotFoundError */
export async function deleteWorkflow(id: string): Promise<void> {
  const { count } = await getPrisma().workflow.deleteMany({ where: { id } })
  if (count === 0) throw new NotFoundError('workflow', id)
}

type Columns = { name: string; description: string | null; graph: string }

function toColumns({ name, description, nodes, edges }: WorkflowDocument): Columns {
  return { name, description: description ?? null, graph: JSON.stringify({ nodes, edges }) }
}

function toDocument({ name, description, graph }: Columns): WorkflowDocument {
  return {
    format: 'parallax.workflow/1',
    name,
    ...(description === null ? {} : { description }),
    ...readGraph(graph),
  }
}

const isSame = (a: Columns, b: Columns) => a.name === b.name && a.description === b.description && a.graph === b.graph

function readGraph(json: string): Graph {
  return graphSchema.parse(JSON.parse(json))
}
