import { apiClient } from '../api-client'
import type { AppServer } from '../app-server'
import type { MessagesApi } from '../messages-api/start-messages-api'
import type { WorkflowDocument } from '@/lib/graph/document'

/** The built app, its model server, and what the trials draw from. */
export type Setting = {
  app: AppServer
  models: MessagesApi
  random: () => number
  /** The same data in a new process, on the same port. */
  restart: () => Promise<void>
}

export async function startWideRun({ app }: Setting, branches: number): Promise<string> {
  const api = apiClient(app.url)
  const { id } = await api.createWorkflow(wide(branches))
  return (await api.startRun(id)).id
}

export async function storedIds({ app }: Setting, runId: string): Promise<number[]> {
  const answer = await fetch(`${app.url}/api/v1/runs/${runId}/events`, { headers: { accept: 'application/json' } })
  const { events } = (await answer.json()) as { events: { seq: number }[] }
  return events.map(({ seq }) => seq)
}

function wide(branches: number): WorkflowDocument {
  const sections = Array.from({ length: branches }, (_, at) => ({ label: `Part ${at}`, instruction: `part ${at}` }))
  const position = { x: 0, y: 0 }
  return {
    format: 'parallax.workflow/1',
    name: `${branches} branches`,
    nodes: [
      {
        id: 'sections',
        type: 'section',
        position,
        data: {
          label: 'Sections',
          prompt: 'Write about {{section.instruction}}.',
          sections,
          model: 'anthropic/scripted',
        },
      },
      { id: 'join', type: 'aggregate', position, data: { label: 'Join', rule: 'concatenate' } },
      { id: 'report', type: 'output', position, data: { label: 'Report' } },
    ],
    edges: [
      { id: 'sections-join', source: 'sections', target: 'join' },
      { id: 'join-report', source: 'join', target: 'report' },
    ],
  }
}
