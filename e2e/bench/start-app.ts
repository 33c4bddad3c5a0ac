import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopProcess } from './start-process'

export type App = { url: string; pid: number; stop: () => Promise<void> }

const startTimeoutMs = 60_000

/** The built app on a free port, with an empty data directory of its own and the scripted server as its Anthropic. */
export async function startApp(messagesApiUrl: string): Promise<App> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to measure. Run `npm run build` first.')
  const dataDir = await mkdtemp(join(tmpdir(), 'parallax-bench-'))
  const port = await freePort()
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PARALLAX_DATA_DIR: dataDir,
    ANTHROPIC_BASE_URL: messagesApiUrl,
    ANTHROPIC_API_KEY: 'bench',
    PARALLAX_MAX_CONCURRENT: '5000',
  }
  const next = ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)]
  const child = spawn(process.execPath, next, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    await stopProcess(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await untilHealthy(url)
  } catch (error) {
    await stop()
    throw error
  }
  if (child.pid === undefined) throw new Error('The app has not started.')
  return { url, pid: child.pid, stop }
}

async function untilHealthy(url: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    const healthy = await fetch(`${url}/api/health`)
      .then((response) => response.ok)
      .catch(() => false)
    if (healthy) return
    await sleep(200)
  }
  throw new Error(`The app was not healthy within ${startTimeoutMs} ms.`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
