import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiClient, type ApiClient } from '../api-client'
import { startAppServer, type AppServer } from '../app-server'
import { startMessagesApi, type MessagesApi } from '../messages-api/start-messages-api'
import { readDatabase } from './read-database'
import { tenBranches } from './ten-branches'

/** Where trials take place one after the other: a model server, a data directory, and the app, started again and again. */
export type Setting = {
  models: MessagesApi
  dataDir: string
  env: Record<string, string>
  workflowId: string
  server: () => AppServer
  api: () => ApiClient
  /** Ends the app as a power cut would, unless told otherwise, and starts it again. */
  restart: (signal?: NodeJS.Signals, env?: Record<string, string>) => Promise<void>
  stop: (signal?: NodeJS.Signals) => Promise<void>
  start: (env?: Record<string, string>) => Promise<void>
  /** Remembers how a run ended, to be asked at the end whether it still has. */
  hasEnded: (runId: string, status: string, events: number) => void
  /** Closes everything. What does not hold of the database and of the runs that had ended, in sentences. */
  close: () => Promise<string[]>
}

export async function openSetting(): Promise<Setting> {
  const models = await startMessagesApi()
  const dataDir = await mkdtemp(join(tmpdir(), 'parallax-crash-'))
  const env = { ANTHROPIC_BASE_URL: models.url, ANTHROPIC_API_KEY: 'scripted' }
  const ends = new Map<string, { status: string; events: number }>()
  let server = await startAppServer({ dataDir, env })
  const { id: workflowId } = await apiClient(server.url).createWorkflow(tenBranches())

  const start = async (more: Record<string, string> = {}) => {
    server = await startAppServer({ dataDir, env: { ...env, ...more } })
  }
  const stop = (signal?: NodeJS.Signals) => server.kill(signal)
  return {
    models,
    dataDir,
    env,
    workflowId,
    server: () => server,
    api: () => apiClient(server.url),
    start,
    stop,
    async restart(signal, more) {
      await stop(signal)
      await start(more)
    },
    hasEnded: (runId, status, events) => void ends.set(runId, { status, events }),
    async close() {
      await stop()
      await models.close()
      const database = await readDatabase(dataDir)
      const violations = database.integrity === 'ok' ? [] : [`the database says of itself: ${database.integrity}`]
      for (const [runId, end] of ends) {
        const status = database.runs.find(({ id }) => id === runId)?.status
        const events = (await database.events(runId)).length
        if (status !== end.status || events !== end.events)
          violations.push(`run ${runId} had ended as ${end.status} and is ${status} with other events`)
      }
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
      return violations
    },
  }
}
