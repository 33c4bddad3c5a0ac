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
  /** Resolves when the process is gone, whoever ended it: with its exit code, or the signal that killed it. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

type AppOptions = {
  dataDir: string
  port?: number
  env?: Record<string, string>
  /** Another user to run as; only root can choose one. */
  uid?: number
}

/** The built app in a process of its own, as `npm start` runs it, with a data directory and a port of its own. */
export async function startAppServer(options: AppOptions): Promise<AppServer> {
  const server = await launchAppServer(options)
  await untilHealthy(server)
  return server
}

/** The same without waiting for it: it may never become healthy. */
export async function launchAppServer(options: AppOptions): Promise<AppServer> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to start. Run `npm run build` first.')
  const port = options.port ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)],
    {
      env: { ...process.env, NODE_ENV: 'production', PARALLAX_DATA_DIR: options.dataDir, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    },
  )
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    printed: () => printed,
    kill: (signal = 'SIGKILL') => end(child, signal),
    ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal }))),
  }
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

/** @throws when the process ends first, or is not healthy within a minute. */
export async function untilHealthy({ url, ended, kill, printed }: AppServer): Promise<void> {
  const deadline = Date.now() + 60_000
  const seen: { end?: Awaited<typeof ended> } = {}
  void ended.then((end) => (seen.end = end))
  while (Date.now() < deadline) {
    if (seen.end !== undefined)
      throw new Error(`The server ended with ${inWords(seen.end)} before it was healthy:\n${printed()}`)
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  await kill()
  throw new Error(`The server was not healthy after 60 s:\n${printed()}`)
}

function inWords({ code, signal }: Awaited<AppServer['ended']>): string {
  return code === null ? `signal ${signal ?? 'unknown'}` : `code ${code}`
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
