'use server'

import { z } from 'zod'
import { connectionSource } from '../db/connections'
import * as workflows from '../db/workflows'
import { NotFoundError } from '../errors/not-found-error'
import type { Result } from '../errors/result'
import { maxNameLength, type WorkflowDocument } from '../graph/document'
import { parseWorkflowDocument } from '../graph/parse-document'
import { isUsable } from '../models/connection'
import { templates } from '../templates/templates'
import { parseDocumentText } from './parse-document-text'
import { runAction } from './run-action'

const id = z.string().min(1).max(64)
const ofWorkflow = z.strictObject({ workflowId: id })
const createInput = z.union([
  z.strictObject({ document: z.unknown() }),
  z.strictObject({ templateId: z.string().max(100).optional() }),
])
const saveInput = z.strictObject({ workflowId: id, revision: z.int().positive(), document: z.unknown() })
const renameInput = z.strictObject({
  workflowId: id,
  name: z.string().trim().min(1, 'Give the workflow a name.').max(maxNameLength),
})
const importInput = z.strictObject({ text: z.string() })

/** Makes a workflow of a document, of a template, or an empty one. */
export async function createWorkflow(
  input: { templateId?: string } | { document: WorkflowDocument },
): Promise<Result<{ workflowId: string }>> {
  return runAction(createInput, input, async (given) => {
    const document = 'document' in given ? parseWorkflowDocument(given.document) : await documentOf(given.templateId)
    return toWorkflowId(await workflows.createWorkflow(document))
  })
}

/** Saves over the revision that was read; the problem `revision_conflict` says that somebody saved since. */
export async function saveWorkflow(input: {
  workflowId: string
  revision: number
  document: WorkflowDocument
}): Promise<Result<{ revision: number }>> {
  return runAction(saveInput, input, ({ workflowId, revision, document }) =>
    workflows.saveWorkflow(workflowId, revision, parseWorkflowDocument(document)),
  )
}

export async function loadWorkflow(input: {
  workflowId: string
}): Promise<Result<{ revision: number; document: WorkflowDocument }>> {
  return runAction(ofWorkflow, input, async ({ workflowId }) => {
    const { revision, document } = await workflows.getWorkflow(workflowId)
    return { revision, document }
  })
}

export async function renameWorkflow(input: {
  workflowId: string
  name: string
}): Promise<Result<{ revision: number }>> {
  return runAction(renameInput, input, ({ workflowId, name }) => workflows.renameWorkflow(workflowId, name))
}

export async function duplicateWorkflow(input: { workflowId: string }): Promise<Result<{ workflowId: string }>> {
  return runAction(ofWorkflow, input, async ({ workflowId }) => {
    const { document } = await workflows.getWorkflow(workflowId)
    const suffix = ' (copy)'
    const name = document.name.slice(0, maxNameLength - suffix.length) + suffix
    return toWorkflowId(await workflows.createWorkflow({ ...document, name }))
  })
}

/** Its runs stay. */
export async function deleteWorkflow(input: { workflowId: string }): Promise<Result<void>> {
  return runAction(ofWorkflow, input, ({ workflowId }) => workflows.deleteWorkflow(workflowId))
}

/** Takes the text of an exported file. Nothing in it runs or is fetched. */
export async function importWorkflow(input: { text: string }): Promise<Result<{ workflowId: string }>> {
  return runAction(importInput, input, async ({ text }) =>
    toWorkflowId(await workflows.createWorkflow(parseDocumentText(text))),
  )
}

async function documentOf(templateId: string | undefined): Promise<WorkflowDocument> {
  if (templateId === undefined)
    return { format: 'parallax.workflow/1', name: 'Untitled workflow', nodes: [], edges: [] }
  const template = templates.find((candidate) => candidate.id === templateId)
  if (template === undefined) throw new NotFoundError('template', templateId)
  const anthropic = (await connectionSource.list()).find(({ name }) => name === 'anthropic')
  return template.build({ claude: anthropic !== undefined && isUsable(anthropic) })
}

const toWorkflowId = (created: { id: string }) => ({ workflowId: created.id })
