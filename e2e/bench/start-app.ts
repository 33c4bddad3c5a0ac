import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAppServer } from '../app-server'

export type App = { url: string; pid: number; stop: () => Promise<void> }

/** The built app with an empty data directory, the scripted server as its Anthropic, and lanes that hold nothing up. */
export async function startApp(messagesApiUrl: string): Promise<App> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parallax-bench-'))
  const env = { ANTHROPIC_BASE_URL: messagesApiUrl, ANTHROPIC_API_KEY: 'bench', PARALLAX_MAX_CONCURRENT: '5000' }
  const { url, pid, kill } = await startAppServer({ dataDir, env })
  const stop = async () => {
    await kill('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url, pid, stop }
}
