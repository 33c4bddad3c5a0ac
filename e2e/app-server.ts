import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type AppServer = {
  url: string
  pid: number
  /** Ends the process as a power cut would: no handler of it runs. Resolves when it is gone. */
  kill: (signal?: NodeJS.Signals) => Promise<void>
  /** What it has printed so far. */
  printed: () => string
}

/** The built app in a process of its own, as `npm start` runs it, with a data directory and a port of its own. */
export async function startAppServer(options: {
  dataDir: string
  port?: number
  env?: Record<string, string>
}): Promise<AppServer> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to start. Run `npm run build` first.')
  const port = options.port ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)],
    {
      env: { ...process.env, NODE_ENV: 'production', PARALLAX_DATA_DIR: options.dataDir, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const url = `http://127.0.0.1:${port}`
  await untilHealthy(url, child, () => printed)
  return { url, pid: child.pid ?? 0, printed: () => printed, kill: (signal = 'SIGKILL') => end(child, signal) }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.')
  return address.port
}

async function untilHealthy(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}:\n${printed()}`)
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  child.kill('SIGKILL')
  throw new Error(`The server was not healthy after 30 s:\n${printed()}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
